package io.github.qptv2.cli.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.VideoFixtures;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.bundle.ModelBundle;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class EvaluateClipsIT {

    private static final int CLIPS = 5, SIDE = 70, FRAMES = 30;

    @TempDir
    private Path folder;

    private Path model = Path.of("");
    private Path set = Path.of("");

    @BeforeEach
    void makeSet() throws IOException {
        model = Cli.microModel(folder);
        set = folder;
        Files.createDirectories(folder.resolve("KoNViD_1k_videos"));
        var labels = new StringBuilder("flickr_id,mos\n");
        for (int i = 0; i < CLIPS; i++) {
            video(folder.resolve("KoNViD_1k_videos/%d.mp4".formatted(i)), i);
            labels.append("%d,%d%n".formatted(i, 1 + i * 3 % 5));
        }
        Files.createFile(folder.resolve("KoNViD_1k_videos/9.mp4"));
        Files.writeString(folder.resolve("KoNViD_1k_mos.csv"), labels + "9,3\n");
    }

    /** Raw video regardless of its extension: noise at ten frames per second. */
    private static void video(Path file, int seed) throws IOException {
        var random = new SplittableRandom(seed);
        VideoFixtures.write(file, SIDE, 10, FRAMES, place -> 128 + random.nextInt(10 + 20 * seed) / 2);
    }

    private void assertEvaluated(Path model) throws Exception {
        Path out = folder.resolve(model.getFileName() + ".csv");
        var run = Cli.run(
                "evaluate",
                "--model",
                model,
                "--dataset",
                "konvid-1k=" + set,
                "--format",
                "json",
                "--out",
                out,
                "--report",
                folder.resolve("page.html"));

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.err())
                .contains("konvid-1k: all items, since there is no official split, 6 clips")
                .contains("9.mp4: is empty (0 bytes); copy or download it again")
                .contains("1 of 6 clips could not be scored; the metrics are computed on the others");
        assertThat(JsonMapper.shared()
                        .readTree(run.out())
                        .get("evaluations")
                        .get(0)
                        .get("n")
                        .asInt())
                .isEqualTo(CLIPS);
        assertThat(Files.readString(folder.resolve("page.html"))).contains("data:image/jpeg;base64,");
        try (var scorer = Scorer.load(model)) {
            double expected = scorer.scoreVideo(folder.resolve("KoNViD_1k_videos/3.mp4"))
                    .whole()
                    .raw();
            List<String> lines = Files.readAllLines(out);
            int raw = List.of(lines.get(0).split(",", -1)).indexOf("raw");
            String[] row = lines.stream()
                    .filter(line -> line.contains("3.mp4"))
                    .findFirst()
                    .orElseThrow()
                    .split(",", -1);
            assertThat(Double.parseDouble(row[raw])).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void imageModelsScoreFramesVideoModelsScoreClipsAndFailuresAreListed() throws Exception {
        assertEvaluated(model);
        Path clips = folder.resolve("clips.safetensors");
        ModelBundle.read(model).inflated(4).write(clips);
        assertEvaluated(clips);
    }
}
