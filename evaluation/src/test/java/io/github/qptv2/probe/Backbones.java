package io.github.qptv2.probe;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;

import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.BackboneSpec;
import io.github.qptv2.scoring.backbone.InputScaling;

/** A network whose features can be computed by hand, and images for it. */
final class Backbones {

    private Backbones() {}

    static byte[] onnx() {
        try (var in = Objects.requireNonNull(Backbones.class.getResourceAsStream("/golden/backbone.onnx"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A network that doubles the maximum of each channel of unscaled pixels. */
    static BackboneModel.Network network(String... outputs) {
        var spec = BackboneSpec.of("tiny", InputScaling.parse("none")).withOutputs(List.of(outputs));
        return new BackboneModel.Network(spec, onnx());
    }

    /** A gray image of 32 x 32 pixels with noise. */
    static Path image(Path file, int gray) throws IOException {
        var random = new SplittableRandom(gray);
        var image = new BufferedImage(32, 32, BufferedImage.TYPE_3BYTE_BGR);
        for (int i = 0; i < 32 * 32; i++) {
            int value = gray - random.nextInt(8);
            image.setRGB(i % 32, i / 32, value << 16 | value << 8 | value);
        }
        image.setRGB(0, 0, gray << 16 | gray << 8 | gray);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        ImageIO.write(image, "png", file.toFile());
        return file;
    }
}
