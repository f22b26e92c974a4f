package io.github.qptv2.cli.data;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.qptv2.cli.Main;
import io.github.qptv2.cli.console.CancellationSignal;
import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.console.PngOutput;
import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class DegradeCommandIT {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder = Path.of(".");

    private Path photo = Path.of(".");
    private Path out = Path.of(".");

    @BeforeEach
    void makeAPhoto() {
        photo = folder.resolve("photo.png");
        out = folder.resolve("out");
        PngOutput.write(image(80, 60).toBufferedImage(), photo);
    }

    @Test
    void theDefaultIsTheQptV2PresetAndItsLogReproducesTheFiles() throws Exception {
        assertThat(run(photo, "--count", "4", "--seed", "7", "--out", out)).isZero();
        List<String> lines = Files.readAllLines(out.resolve("degradations.jsonl"));
        assertThat(lines).hasSize(4);
        Image original = ImageReader.standard().read(photo);
        for (int i = 0; i < 4; i++) {
            Path file = out.resolve("photo-%04d.png".formatted(i));
            assertThat(lines.get(i)).startsWith("{\"path\":\"photo-%04d.png\"".formatted(i));
            DegradationChain chain = DegradationChain.parse(chain(lines.get(i)));
            assertThat(ImageReader.standard().read(file).rgb())
                    .isEqualTo(chain.apply(original).rgb());
        }
        assertThat(lines.stream().map(DegradeCommandIT::chain)).doesNotHaveDuplicates();
    }

    @Test
    void theSameSeedGivesTheSameBytesAndAnotherSeedOthers() throws Exception {
        run(photo, "--preset", "arniqa", "--seed", "3", "--out", folder.resolve("a"));
        run(photo, "--preset", "arniqa", "--seed", "3", "--out", folder.resolve("b"));
        run(photo, "--preset", "arniqa", "--seed", "4", "--out", folder.resolve("c"));
        assertThat(folder.resolve("a/photo.png")).hasSameBinaryContentAs(folder.resolve("b/photo.png"));
        assertThat(Files.readAllBytes(folder.resolve("a/photo.png")))
                .isNotEqualTo(Files.readAllBytes(folder.resolve("c/photo.png")));
    }

    @Test
    void operatorsAreAppliedInOrderAndMayHaveRanges() throws Exception {
        assertThat(run(photo, "--op", "gaussian-blur:sigma=2", "--op", "jpeg:quality=10..20/1", "--out", out))
                .isZero();
        assertThat(chain(Files.readString(out.resolve("degradations.jsonl"))))
                .matches("gaussian-blur:sigma=2.0,kernel=0;jpeg:quality=(1\\d|20)@\\d+");
    }

    @Test
    void aRecordedChainIsReproduced() throws Exception {
        String chain = "white-noise:deviation=12.0,gray=false@99";
        assertThat(run(photo, "--chain", chain, "--out", out)).isZero();
        assertThat(ImageReader.standard().read(out.resolve("photo.png")).rgb())
                .isEqualTo(DegradationChain.parse(chain).apply(image(80, 60)).rgb());
    }

    @Test
    void theAngleOfMotionBlurIsDrawnOrFixedOnRequest() throws Exception {
        run(photo, "--op", "motion-blur:length=9", "--seed", "2", "--out", out);
        assertThat(chain(Files.readString(out.resolve("degradations.jsonl"))))
                .matches("motion-blur:length=9\\.0,angle=random@\\d+");
        Path fixed = folder.resolve("fixed");
        run(photo, "--op", "motion-blur:length=9", "--angle", "30", "--seed", "2", "--out", fixed);
        assertThat(ImageReader.standard().read(fixed.resolve("photo.png")).rgb())
                .isEqualTo(DegradationChain.parse("motion-blur:length=9,angle=30")
                        .apply(image(80, 60))
                        .rgb())
                .isNotEqualTo(
                        ImageReader.standard().read(out.resolve("photo.png")).rgb());
        Path series = folder.resolve("series");
        assertThat(run(photo, "--series", "motion-blur", "--angle", "90", "--out", series))
                .isZero();
        assertThat(Files.readAllLines(series.resolve("degradations.jsonl")))
                .hasSize(5)
                .allMatch(line -> line.contains("angle=90.0@"));
        assertThat(run(photo, "--preset", "arniqa", "--angle", "400", "--out", out))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("angle must be in [-360, 360], got 400");
        assertThat(run(photo, "--chain", "motion-blur:length=9@1", "--angle", "4", "--out", out))
                .isEqualTo(2);
    }

    @Test
    void aModelMayComeFromAFile() throws Exception {
        Path model = folder.resolve("model.yaml");
        Files.writeString(model, "sequential:\n  - \"gamma:gamma=2\"\n");
        assertThat(run(photo, "--preset", model, "--out", out)).isZero();
        Files.writeString(model, "sequential:\n  - \"gama:gamma=2\"\n");
        assertThat(run(photo, "--preset", model, "--out", out)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("model.yaml:2: no operator is called 'gama'");
    }

    @Test
    void aSeriesHasFiveLevelsAndAContactSheet() throws Exception {
        assertThat(run(photo, "--series", "mean-shift", "--out", out)).isZero();
        try (var files = Files.list(out)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "degradations.jsonl",
                            "photo-18-mean-shift-1.png",
                            "photo-18-mean-shift-2.png",
                            "photo-18-mean-shift-3.png",
                            "photo-18-mean-shift-4.png",
                            "photo-18-mean-shift-5.png",
                            "photo-18-mean-shift-sheet.png");
        }
        Image sheet = ImageReader.standard().read(out.resolve("photo-18-mean-shift-sheet.png"));
        // three tiles of 80 and four gaps of 8; two rows of 60 + 22 + 8 below 30 of title
        assertThat(sheet.width()).isEqualTo(3 * 88 + 8);
        assertThat(sheet.height()).isEqualTo(30 + 2 * 90);
        assertThat(inked(sheet, 0, 22)).as("title").isTrue();
        assertThat(inked(sheet, 30 + 60, 22)).as("labels of the first row").isTrue();
        assertThat(Files.readAllLines(out.resolve("degradations.jsonl")).get(0))
                .contains("\"chain\":\"mean-shift:shift=0.0@")
                .contains("\"level\":3")
                .contains("\"severity\":1");
    }

    @Test
    void framesOfAClipGoThroughOneCodecTogether() throws Exception {
        Path second = folder.resolve("second.png");
        PngOutput.write(image(80, 60).toBufferedImage(), second);
        assertThat(run(photo, second, "--frames", "--op", "h264:qp=40", "--out", out))
                .isZero();
        Image original = image(80, 60);
        List<Image> expected = DegradationChain.parse(chain(Files.readString(out.resolve("degradations.jsonl"))))
                .apply(List.of(original, original));
        assertThat(ImageReader.standard().read(out.resolve("second.png")).rgb())
                .isEqualTo(expected.get(1).rgb());
    }

    @Test
    void anUnreadableImageIsReportedAndTheOthersAreDegraded() throws Exception {
        Path broken = folder.resolve("broken.png");
        Files.writeString(broken, "not an image");
        assertThat(run(broken, photo, "--op", "jpeg:quality=10", "--out", out)).isEqualTo(3);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("broken.png").doesNotContain("Exception");
        assertThat(out.resolve("photo.png")).exists();
    }

    @Test
    void unknownNamesListTheKnownOnes() {
        assertThat(run(photo, "--preset", "qptv3", "--out", out)).isEqualTo(2);
        assertThat(run(photo, "--op", "blur:sigma=2", "--out", out)).isEqualTo(2);
        assertThat(run(photo, "--op", "jpeg:q=2", "--out", out)).isEqualTo(2);
        assertThat(run(photo, "--op", "jpeg:quality=0", "--out", out)).isEqualTo(2);
        assertThat(run(photo, "--series", "26", "--out", out)).isEqualTo(2);
        assertThat(run(photo, "--count", "0", "--out", out)).isEqualTo(2);
        assertThat(run(photo, photo, "--out", out)).isEqualTo(2);
        assertThat(run(photo, "--preset", "kadid", "--op", "jpeg:quality=3", "--out", out))
                .isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("no preset is called 'qptv3'; there are qptv2, qptv1, real-esrgan, kadid, arniqa")
                .contains("no operator is called 'blur'; there are anisotropic-blur, ")
                .contains("jpeg has no parameter 'q'; it has quality")
                .contains("quality must be in [1, 100], got 0")
                .contains("no KADID-10k type is called '26'; there are 1 gaussian-blur, ")
                .contains("--count must be at least 1, got 0")
                .contains("got photo twice");
        assertThat(out).doesNotExist();
    }

    private int run(Object... arguments) {
        var console = new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new CancellationSignal());
        var line = new ArrayList<String>(List.of("degrade"));
        for (Object argument : arguments) {
            line.add(argument.toString());
        }
        return Main.run(console, line.toArray(new String[0]));
    }

    private static String chain(String line) {
        Matcher matcher = Pattern.compile("\"chain\":\"([^\"]+)\"").matcher(line);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** Whether a pixel in these rows is dark. */
    private static boolean inked(Image sheet, int from, int rows) {
        for (int y = from; y < from + rows; y++) {
            for (int x = 0; x < sheet.width(); x++) {
                if (sheet.at(x, y, 0) < 100) {
                    return true;
                }
            }
        }
        return false;
    }

    private static Image image(int width, int height) {
        var rgb = new byte[3 * width * height];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (byte) (130 + 100 * Math.sin(0.37 * (i / 3 % width)) * Math.cos(0.21 * (i % 7)));
        }
        return Image.of(width, height, rgb);
    }
}
