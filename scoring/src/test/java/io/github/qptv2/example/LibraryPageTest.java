package io.github.qptv2.example;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class LibraryPageTest {

    private static final Path PAGE = Path.of("../docs/library.md");
    private static final Path PHOTO = Path.of("../docs/sample.jpg");
    private static final Path SOURCE = Path.of("src/test/java/io/github/qptv2/example/LibraryExample.java");

    @TempDir
    private Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void copyModel() throws IOException {
        model = folder.resolve("hivit-micro.pth");
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/golden/hivit-micro.pth"))) {
            Files.copy(in, model);
        }
    }

    @Test
    void everyMethodOfThePageIsCompiledHere() throws IOException {
        String source = Files.readString(SOURCE).replaceAll("(?m)^ {4}", "");
        var shown = Pattern.compile("```java\n(static .*?)```", Pattern.DOTALL).matcher(Files.readString(PAGE));
        int methods = 0;
        while (shown.find()) {
            assertThat(source).contains(shown.group(1).strip());
            methods++;
        }
        assertThat(methods).isEqualTo(5);
    }

    @Test
    void theyDoWhatThePageSays() throws IOException {
        assertThat(LibraryExample.describe(model, PHOTO)).matches("hivit-micro: -?\\d\\.\\d{3} \\(15 crops\\)");
        try (var scorer = Scorer.load(model)) {
            var image = ImageReader.standard().read(PHOTO);
            double raw = scorer.score(image).raw();
            assertThat(LibraryExample.best(scorer, List.of(PHOTO, PHOTO))).contains(PHOTO);
            Path photos = Files.createDirectory(folder.resolve("photos"));
            Files.copy(PHOTO, photos.resolve("a.jpg"));
            Files.writeString(photos.resolve("b.jpg"), "no image");
            assertThat(LibraryExample.rows(scorer, photos, new CancellationToken()))
                    .satisfiesExactly(
                            row -> assertThat(row).contains("a.jpg\",\"status\":\"ok\""),
                            row -> assertThat(row).contains("b.jpg\",\"status\":\"error\""));
            assertThat(LibraryExample.isAcceptable(scorer, image.toBufferedImage(), raw - 0.001))
                    .isTrue();
            assertThat(LibraryExample.isAcceptable(scorer, image.toBufferedImage(), raw + 0.001))
                    .isFalse();
            assertThat(LibraryExample.worstPlace(scorer, PHOTO)).matches("worst at \\d{1,3}, \\d{1,3}");
        }
    }
}
