package io.github.qptv2.cli.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.function.IntFunction;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.VideoFixtures;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** Small copies of the video datasets in their published layouts: a network is fine-tuned and evaluated on each. */
class ClipLayoutsIT {

    private static final int CLIPS = 10, SIDE = 48, FRAMES = 4;

    @TempDir
    private Path folder;

    /** Raw video regardless of its extension; noise decreases with {@code number}. */
    private static void video(Path file, int number) throws IOException {
        var random = new SplittableRandom(number);
        VideoFixtures.write(file, SIDE, 10, FRAMES, place -> 128 + random.nextInt(20 * (CLIPS - number)));
    }

    private void set(String labels, String head, int from, int to, IntFunction<String> row, IntFunction<String> clip)
            throws IOException {
        var lines = new StringBuilder(head);
        for (int i = from; i < to; i++) {
            video(folder.resolve(clip.apply(i)), i);
            lines.append(row.apply(i)).append('\n');
        }
        Files.writeString(folder.resolve(labels), lines);
    }

    /** The label lists that are widely copied between repositories. */
    private void list(String labels, int from, int to) throws IOException {
        set(
                labels,
                "",
                from,
                to,
                i -> "clips/%d.mp4, 0.4, 10, %s".formatted(i, 1 + 0.4 * i),
                "clips/%d.mp4"::formatted);
    }

    private void make(String name) throws IOException {
        switch (name) {
            case "lsvq" -> {
                list("train_labels.txt", 0, 6);
                list("labels_test.txt", 6, 8);
                list("labels_1080p.txt", 8, CLIPS);
            }
            case "konvid-1k" ->
                set(
                        "KoNViD_1k_mos.csv",
                        "flickr_id,mos\n",
                        0,
                        CLIPS,
                        i -> i + "," + (1 + 0.4 * i),
                        i -> "KoNViD_1k_videos/%d.mp4".formatted(i));
            default -> list("labels.txt", 0, CLIPS);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "lsvq, official, 2",
        "lsvq, official-2, 2",
        "konvid-1k, random-1-1, 2",
        "live-vqc, random-1-1, 2",
        "youtube-ugc, random-1-1, 2",
    })
    void aNetworkIsFineTunedOnADatasetAndEvaluatedOnItsTestPart(String name, String split, int tested)
            throws Exception {
        make(name);
        Path config = Files.writeString(
                folder.resolve("run.yaml"),
                """
                init: {network: {image-size: 32, width: 32, depths: {main: 1}, heads: 2}}
                datasets: [{name: %s, split: %s}]
                clips: {frames: 2, interval: 1, clips: 1}
                data: {batch: 4, workers: 1}
                schedule: {epochs: 0, steps: 2}
                validation: {share: 0}
                output: {checkpoint-every: 2}
                """
                        .formatted(name, split));
        Path out = folder.resolve("run");
        var tuned = Cli.run("finetune", "--config", config, "--dataset", name + "=" + folder, "--out", out);
        assertThat(tuned.exitCode()).as(tuned.err()).isZero();

        var evaluated = Cli.run(
                "evaluate",
                "--model",
                out.resolve("model.safetensors"),
                "--dataset",
                name + "=" + folder,
                "--splits",
                out.resolve("split.csv"),
                "--format",
                "json");
        assertThat(evaluated.exitCode()).as(evaluated.err()).isZero();
        assertThat(JsonMapper.shared()
                        .readTree(evaluated.out())
                        .get("evaluations")
                        .get(0)
                        .get("n")
                        .asInt())
                .isEqualTo(tested);
    }
}
