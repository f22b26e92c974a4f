package io.github.qptv2.cli.probe;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

import io.github.qptv2.cli.Cli;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class BackboneProbeTest {

    @TempDir
    private Path folder;

    /** 40 gray images; MOS rises with brightness; every second image is in the test part. */
    private Path set() throws IOException {
        Path set = Files.createDirectories(folder.resolve("set"));
        var labels = new StringBuilder("path,score,split\n");
        for (int i = 0; i < 40; i++) {
            var image = new BufferedImage(48, 32, BufferedImage.TYPE_3BYTE_BGR);
            int gray = 20 + 5 * (i * 17 % 40);
            for (int at = 0; at < 48 * 32; at++) {
                image.setRGB(at % 48, at / 48, gray << 16 | gray << 8 | (gray + at % 5));
            }
            ImageIO.write(image, "png", set.resolve(i + ".png").toFile());
            labels.append("%d.png,%d,%s%n".formatted(i, gray, i % 2 == 0 ? "train" : "test"));
        }
        Files.writeString(set.resolve("labels.csv"), labels);
        return set;
    }

    private Path backbone() {
        return Cli.golden("backbone.onnx", folder);
    }

    @Test
    void aFrozenNetworkIsEvaluatedByRegressionsOnItsFeatures() throws IOException {
        var run = Cli.run(
                "probe",
                "--backbone",
                backbone(),
                "--dataset",
                "own=" + set(),
                "--regression",
                "kernel,linear",
                "--labels",
                "12,all",
                "--draws",
                2,
                "--format",
                "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        var found = JsonMapper.shared().readTree(run.out());
        assertThat(found.get("title").asString())
                .isEqualTo("own set, official, test; 9 features: backbone; native:512");
        var fits = found.get("fits");
        assertThat(fits).hasSize(4);
        assertThat(fits.get(0).get("labels").asInt()).isEqualTo(12);
        assertThat(fits.get(0).get("fits").asInt()).isEqualTo(2);
        assertThat(fits.get(0).get("regression").asString()).isEqualTo("kernel");
        assertThat(fits.get(3).get("labels").asInt()).isEqualTo(20);
        assertThat(fits.get(3).get("fits").asInt()).isEqualTo(1);
        assertThat(fits.get(3).get("regression").asString()).isEqualTo("linear");
        assertThat(fits.get(3).get("n").asInt()).isEqualTo(20);
        assertThat(fits.get(3).get("srcc").asDouble()).isGreaterThan(0.99);
    }

    @Test
    void theTableNamesLabelsFitsAndMetricsWithoutTheExcludedImages() throws IOException {
        Path excluded = Files.writeString(folder.resolve("excluded.csv"), "name\n1.png\n3.png\n");
        var run = Cli.run(
                "probe", "--backbone", backbone(), "--dataset", "own=" + set(), "--exclude", excluded, "--ridge", 0.3);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.outLines()).hasSize(8);
        assertThat(run.outLines().get(2)).matches(" LABELS +FITS REGRESSION +RIDGE +IMAGES +SRCC .*PLCC LOGISTIC");
        assertThat(run.outLines().get(3)).matches(" +20 +1 kernel +0\\.3 +20 +[01]\\.\\d{3} +[01]\\.\\d{3} to .*");
        assertThat(run.outLines().get(4)).isEmpty();
        assertThat(run.outLines().get(5)).isEqualTo("without the excluded images");
        assertThat(run.outLines().get(6)).startsWith(" LABELS");
        assertThat(run.outLines().get(7)).matches(" +20 +1 kernel +0\\.3 +18 .*");
    }

    @Test
    void noImageIsEvaluatedByAFoldThatItWasFittedIn() throws IOException {
        var run = Cli.run(
                "probe",
                "--backbone",
                backbone(),
                "--dataset",
                "own=" + set(),
                "--splits",
                "fold-4-1-1..4",
                "--format",
                "json",
                "--features",
                folder.resolve("cache"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        var fit = JsonMapper.shared().readTree(run.out()).get("fits").get(0);
        assertThat(fit.get("fits").asInt()).isEqualTo(4);
        assertThat(fit.get("labels").asInt()).isEqualTo(30);
        assertThat(fit.get("n").asInt()).isEqualTo(10);
        assertThat(folder.resolve("cache")).isDirectoryContaining("glob:**backbone-half-native-512-*.safetensors");
    }

    @Test
    void anUnreadableImageIsNamed() throws IOException {
        Path set = set();
        Files.writeString(set.resolve("7.png"), "no image");
        var run = Cli.run("probe", "--backbone", backbone(), "--dataset", "own=" + set);
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).last().asString().startsWith("qpt: ").contains("7.png");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--view all|wrong value for --view: a view must be native:N, reduced:N, center:N or crops:N:ACROSS, got all",
                "--view native:32 --view native:32|--view must differ each time, got native:32, native:32",
                "--scaling half|a scaling must be imagenet",
                "--channels hsv|channels must be rgb or bgr, got hsv",
                "--labels none|--labels must be numbers of at least 1, or all, got none",
                "--labels 21|labels must be at most the training items of official, got 21 of 20",
                "--draws 0|--draws must be at least 1, got 0",
                "--ridge 0|wrong value for --ridge: ridge must be above 0, got 0.0",
                "--part train|--part must be test or validation, got train",
                "--splits all|all: training and evaluation must not share contents, got 0.png in both",
                "--random-baselines 2|--backbone cannot be combined with --model or --random-baselines",
                "--outputs third|and one of them named third"
            })
    void wrongUsageIsOneLine(String options, String message) throws IOException {
        var words = "probe|--backbone|%s|--dataset|own=%s|%s"
                .formatted(backbone(), set(), options.replace(' ', '|'))
                .split("\\|");
        var run = Cli.run((Object[]) words);
        assertThat(run.exitCode()).isIn(1, 2);
        assertThat(run.err()).contains(message).doesNotContain("\tat ");
    }
}
