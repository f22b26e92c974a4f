package io.github.qptv2.scoring.batch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import io.github.qptv2.media.image.CorruptFiles;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.bundle.TestModels;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CorruptImageTest {

    @TempDir
    private Path dir;

    @SuppressWarnings("NullAway.Init")
    private static Scorer scorer;

    private Path sound = Path.of("");
    private Path corrupt = Path.of("");

    @BeforeAll
    static void load() throws Exception {
        scorer = Scorer.load(TestModels.micro());
    }

    @AfterAll
    static void free() {
        scorer.close();
    }

    @BeforeEach
    void files() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(TestModels.image(200, 150, 1).toBufferedImage(), "jpeg", out);
        byte[] file = out.toByteArray();
        sound = Files.write(dir.resolve("sound.jpg"), file);
        Arrays.fill(file, file.length / 2, file.length / 2 + 200, (byte) 0);
        corrupt = Files.write(dir.resolve("corrupt.jpg"), file);
    }

    private List<BatchResult<Path>> results(CorruptFiles policy) {
        var options =
                BatchOptions.DEFAULT.withImageReader(ImageReader.standard().withCorruptFiles(policy));
        var results = new ArrayList<BatchResult<Path>>();
        new BatchScorer(scorer, options).score(Stream.of(corrupt, sound), results::add);
        return results;
    }

    @Test
    void aScoreCarriesTheWarningOfItsFile() throws ImageException {
        assertThat(scorer.score(sound).warning()).isEmpty();
        String warning = scorer.score(corrupt).warning().orElseThrow();
        assertThat(warning).startsWith("corrupt: ").contains("in scan 1").doesNotContain("\n");
        var image = ImageReader.standard().read(corrupt);
        assertThat(scorer.score(image).warning()).hasValue(warning);
        assertThat(scorer.score(List.of(ImageReader.standard().read(sound), image)))
                .extracting(score -> score.warning().isPresent())
                .containsExactly(false, true);
    }

    @ParameterizedTest
    @EnumSource(
            value = CorruptFiles.class,
            names = {"WARN", "ACCEPT"})
    void aBatchScoresACorruptImageWithAWarning(CorruptFiles policy) throws ImageException {
        var rows = results(policy).stream()
                .map(result -> ResultRow.of("a", result, scorer))
                .toList();
        assertThat(rows).allMatch(ResultRow::isOk);
        assertThat(rows.get(0).text(RowColumn.WARNING))
                .isEqualTo(scorer.score(corrupt).warning());
        assertThat(rows.get(1).text(RowColumn.WARNING)).isEmpty();
    }

    @Test
    void aBatchRefusesACorruptImageByPolicy() throws ImageException {
        var results = results(CorruptFiles.REFUSE);
        String cause = scorer.score(corrupt).warning().orElseThrow().substring("corrupt: ".length());
        assertThat(results.get(0))
                .isInstanceOfSatisfying(BatchResult.Failed.class, failed -> assertThat(failed.reason())
                        .isEqualTo("is corrupt: " + cause + "; copy or download it again"));
        assertThat(results.get(1)).isInstanceOf(BatchResult.ImageScored.class);
        assertThatThrownBy(() -> ImageReader.standard()
                        .withCorruptFiles(CorruptFiles.REFUSE)
                        .read(corrupt))
                .isInstanceOf(ImageException.class)
                .hasMessage(corrupt + ": is corrupt: " + cause + "; copy or download it again");
    }
}
