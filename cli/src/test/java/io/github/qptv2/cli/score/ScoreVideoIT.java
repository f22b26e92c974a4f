package io.github.qptv2.cli.score;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

import io.github.qptv2.cli.Cli;
import io.github.qptv2.cli.TestImages;
import io.github.qptv2.cli.output.JsonText;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class ScoreVideoIT {

    private static final double SAME = 1e-5; // documented tolerance

    @TempDir
    private Path folder;

    private Path model = Path.of("");

    @BeforeEach
    void copyModel() {
        model = Cli.microModel(folder);
    }

    private Cli score(Object... args) {
        return Cli.run(Stream.concat(Stream.of("score", "--model", model, "--format", "jsonl"), Stream.of(args))
                .toArray());
    }

    /** Gray noise of 64 x 64 pixels in Y4M at two frames per second; equal seeds give equal frames. */
    private Path video(String name, int... seeds) throws IOException {
        Path file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            out.write("YUV4MPEG2 W64 H64 F2:1 C444\n".getBytes(StandardCharsets.US_ASCII));
            for (int seed : seeds) {
                var planes = new byte[3 * 64 * 64];
                Arrays.fill(planes, (byte) 128);
                var random = new java.util.SplittableRandom(seed);
                for (int i = 0; i < 64 * 64; i++) {
                    planes[i] = (byte) (100 + 10 * (i / 64 % (seed + 3)) + random.nextInt(20));
                }
                out.write("FRAME\n".getBytes(StandardCharsets.US_ASCII));
                out.write(planes);
            }
        }
        return file;
    }

    private Path inflated() {
        Path clips = folder.resolve("clips.safetensors");
        var run = Cli.run("convert", model, clips, "--inflate", "--frames", "4");
        assertThat(run.err()).isEqualTo("qpt: wrote " + clips + ": hivit-custom-video, 67 tensors\n");
        return clips;
    }

    @Test
    void anImageModelScoresTheFramesOfAVideo() throws IOException {
        Path video = video("video.y4m", 0, 1, 2, 3, 4, 5, 6);
        Path frames = folder.resolve("frames.csv"), curve = folder.resolve("curve.png");
        var row = score("--per-frame", frames, "--curve", curve, video).onlyRow();

        assertThat(row.whole(RowColumn.FRAMES)).hasValue(7);
        assertThat(row.number(RowColumn.FPS)).hasValue(2);
        assertThat(row.number(RowColumn.DURATION)).hasValue(3.5);
        assertThat(row.whole(RowColumn.CLIPS)).isEmpty();
        var lines = Files.readAllLines(frames);
        assertThat(lines.get(0)).isEqualTo("path,frame,seconds,end,raw,mos,score");
        assertThat(lines.get(2)).startsWith(video + ",2,1.0,1.0,").endsWith(",,");
        double[] rawOutputs = lines.stream()
                .skip(1)
                .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[4]))
                .sorted()
                .toArray();
        assertThat(rawOutputs).hasSize(4);
        assertThat(row.number(RowColumn.RAW).orElseThrow())
                .isCloseTo(Arrays.stream(rawOutputs).average().orElseThrow(), within(SAME));
        assertThat(row.number(RowColumn.P10).orElseThrow())
                .isCloseTo(0.7 * rawOutputs[0] + 0.3 * rawOutputs[1], within(SAME));
        assertThat(ImageIO.read(curve.toFile()).getWidth()).isEqualTo(1000);
    }

    @Test
    void anInflatedModelGivesAVideoOfEqualFramesTheImageModelsScore() throws IOException {
        Path video = video("still.y4m", new int[24]);
        double expected = score(video).onlyRow().number(RowColumn.RAW).orElseThrow();
        Path clips = inflated(), spans = folder.resolve("spans.json");
        var row = Cli.run("score", "--model", clips, "--format", "jsonl", "--clips", "2", "--per-frame", spans, video)
                .onlyRow();

        assertThat(row.number(RowColumn.RAW).orElseThrow()).isCloseTo(expected, within(SAME));
        assertThat(row.whole(RowColumn.CLIPS)).hasValue(2);
        // a clip spans 8 of 24 frames, which leaves 17 starts; the two clips begin at frames 4 and 12
        assertThat(spans).content().contains("\"frame\":4,\"seconds\":2.0,\"end\":5.0", "\"frame\":12");
    }

    @Test
    void imagesAndVideosAreScoredInOrderAndFailuresAreRows() throws IOException {
        Path mixed = Files.createDirectories(folder.resolve("mixed"));
        Files.move(video("b.y4m", 1, 2), mixed.resolve("b.y4m"));
        Files.write(mixed.resolve("empty.mp4"), new byte[0]);
        TestImages.write(mixed.resolve("a.png"), 70, 70, 1);
        TestImages.write(mixed.resolve("c.png"), 70, 70, 2);
        Path cut = Files.move(video("cut.y4m", 1, 2, 3), mixed.resolve("cut.y4m"));
        byte[] bytes = Files.readAllBytes(cut);
        Files.write(cut, Arrays.copyOf(bytes, bytes.length - 100));
        Path curves = folder.resolve("curves");
        var run = score("--curve", curves, mixed);

        List<ResultRow> rows = run.out().lines().map(JsonText::row).toList();
        assertThat(rows)
                .extracting(row -> Path.of(row.path()).getFileName().toString())
                .containsExactly("a.png", "b.y4m", "c.png", "cut.y4m", "empty.mp4");
        assertThat(rows.get(4).text(RowColumn.ERROR)).contains("is empty (0 bytes); copy or download it again");
        assertThat(run.exitCode()).isEqualTo(3);
        String warning = rows.get(3).text(RowColumn.WARNING).orElseThrow();
        assertThat(warning).isEqualTo("the file is truncated or corrupt: parts of it could not be read");
        assertThat(run.err()).contains("qpt: " + cut + ": " + warning + "\n");
        assertThat(curves.toFile().list()).containsExactlyInAnyOrder("b.png", "cut.png");
    }

    @Test
    void videoOutputsWithoutVideosAreReported() throws IOException {
        Path image = folder.resolve("a.png");
        TestImages.write(image, 70, 70, 1);
        var run = score("--per-frame", folder.resolve("moments.csv"), image);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo("qpt: --per-frame and --curve need videos, but no input is a video\n");
        assertThat(folder.resolve("moments.csv")).content().hasLineCount(1);
    }

    @Test
    void videosWithAScoreAreSkipped() throws IOException {
        Path video = video("video.y4m", 0, 1), other = video("other.y4m", 2, 3), out = folder.resolve("out.csv");
        String[] command = {"score", "--model", model.toString(), "--format", "csv", "--out", out.toString()};
        assertThat(Cli.run(with(command, video)).exitCode()).isZero();
        var resumed = Cli.run(with(command, "--resume", video, other));
        assertThat(resumed.err()).isEqualTo("qpt: 1 of 2 inputs already had a score\n");
        assertThat(out).content().hasLineCount(3);
    }

    private static Object[] with(String[] command, Object... more) {
        return Stream.concat(Stream.of(command), Stream.of(more)).toArray();
    }

    @Test
    void wrongUsageIsOneLine() throws IOException {
        Path video = video("video.y4m", 0);
        Path clips = inflated();
        refused("--fps needs an image model; this one takes clips of 4 frames, see --clips", clips, "--fps", 2, video);
        refused("--map needs an image model; this is a video model", clips, "--map", folder.resolve("m"), video);
        refused("--clips needs a video model; this one takes single frames, see --fps", model, "--clips", 2, video);
        refused("wrong value for --fps: frames per second must be above 0, got -1.0", model, "--fps", -1, video);
        refused("--per-frame must end in .csv or .json, got x.txt", model, "--per-frame", "x.txt", video);
        refused(
                "--curve FILE.png takes one video; name a folder for several, got x.png",
                model,
                "--curve",
                "x.png",
                video,
                video);
        var again = Cli.run("convert", clips, folder.resolve("x.safetensors"), "--inflate");
        assertThat(again.exitCode()).isEqualTo(1);
        assertThat(again.err())
                .isEqualTo(
                        "qpt: " + clips + ": only an image network can be inflated, got one for clips of 4 frames\n");
    }

    private static void refused(String message, Path model, Object... args) {
        var run = Cli.run(Stream.concat(Stream.of("score", "--model", model), Stream.of(args))
                .toArray());
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).startsWith("qpt: " + message + "\n");
    }
}
