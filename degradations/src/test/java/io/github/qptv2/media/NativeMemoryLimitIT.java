package io.github.qptv2.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

import io.github.qptv2.degrade.DegradationChain;
import io.github.qptv2.media.feature.Brisque;
import io.github.qptv2.media.feature.Saliency;
import io.github.qptv2.media.feature.SupportVectorRegression;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.media.video.VideoReader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** In separate processes without any flag, since JavaCPP reads its limit once. */
class NativeMemoryLimitIT {

    private static final String CLIP = "../media/src/test/resources/videos/h264-b-frames.mp4";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"image", "video", "brisque", "saliency", "regression", "degradation", "clip", "bridge"})
    void everyEntryPointRemovesTheLimit(String entry) throws IOException, InterruptedException {
        assertThat(outputOf(List.of(), entry, photo(64))).endsWith("limit 0");
    }

    /** 32 MiB of heap, and 24 images of 7 MiB each in native memory, which JavaCPP would limit to 128 MiB. */
    @Test
    void imagesAreDecodedInAProcessOfMoreThanFourTimesItsHeap() throws IOException, InterruptedException {
        assertThat(outputOf(List.of("-Xmx32m"), "many", photo(1600))).endsWith("24 images");
    }

    @Test
    void aLimitSetByTheUserIsKept() throws IOException, InterruptedException {
        var flags = List.of("-Xmx32m", "-Dorg.bytedeco.javacpp.maxPhysicalBytes=64m");
        assertThat(outputOf(flags, "many", photo(1600))).contains("OutOfMemoryError: Physical memory usage");
    }

    private String photo(int side) throws IOException {
        Path file = folder.resolve("photo.png");
        ImageIO.write(new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB), "png", file.toFile());
        return file.toString();
    }

    private String outputOf(List<String> flags, String... args) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(flags);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Child.class.getName()));
        command.addAll(List.of(args));
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        process.environment().remove("JAVA_TOOL_OPTIONS");
        process.start().waitFor();
        return Files.readString(output).strip();
    }

    static final class Child {

        public static void main(String[] args) throws IOException {
            Path photo = Path.of(args[1]);
            var gray = Image.of(32, 32, new byte[3 * 32 * 32]);
            switch (args[0]) {
                case "image" -> ImageReader.standard().read(photo);
                case "video" -> VideoReader.standard().open(Path.of(CLIP)).close();
                case "brisque" -> Brisque.features(gray);
                case "saliency" -> Saliency.foreground(gray);
                case "regression" -> train();
                case "degradation" ->
                    DegradationChain.parse("gaussian-blur:sigma=1.5,kernel=9").apply(gray);
                case "clip" ->
                    DegradationChain.parse("gaussian-blur:sigma=1.5,kernel=9").apply(List.of(gray, gray));
                case "bridge" -> Mats.of(gray).close();
                case "many" -> hold(photo);
                default -> throw new IllegalArgumentException(args[0]);
            }
            System.out.println("limit " + Pointer.maxPhysicalBytes());
        }

        private static void hold(Path photo) throws IOException {
            var held = new ArrayList<Mat>();
            while (held.size() < 24) {
                held.add(Mats.of(ImageReader.standard().read(photo)));
            }
            System.out.println(held.size() + " images");
            System.exit(0);
        }

        private static void train() {
            var settings = new SupportVectorRegression.Settings(1, 1, 0.1);
            SupportVectorRegression.train(new float[][] {{0, 1}, {1, 0}, {1, 1}}, new double[] {1, 2, 3}, settings)
                    .close();
        }
    }
}
