package io.github.qptv2.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.BackboneSpec;
import io.github.qptv2.scoring.backbone.InputScaling;

/**
 * A frozen network and how it is fed, as a YAML file says.
 *
 * <pre>{@code
 * file: efficientnet-lite2.onnx
 * scaling: efficientnet-lite
 * outputs: [block10, block14, block19]
 * license: Apache-2.0
 * }</pre>
 *
 * @param file ONNX file, relative to the YAML file's folder
 * @param name what to call it, or empty for the file's name
 * @param scaling of pixels, as {@link InputScaling#parse} takes it
 * @param channels {@code rgb} or {@code bgr}
 * @param outputs names of outputs, or none for all that can be pooled
 * @param minSide smaller inputs are enlarged until their short side has so many pixels
 * @param license of the network, in words; empty if unknown
 */
public record BackboneConfig(
        String file, String name, String scaling, String channels, List<String> outputs, int minSide, String license) {

    /** A file that is yet to be named, ImageNet's scaling, RGB and all outputs. */
    public static final BackboneConfig DEFAULT =
            new BackboneConfig("", "", "imagenet", "rgb", List.of(), BackboneSpec.DEFAULT_MIN_SIDE, "");

    /** Copies and checks. */
    public BackboneConfig {
        outputs = List.copyOf(outputs);
        InputScaling.parse(scaling);
        if (!channels.equals("rgb") && !channels.equals("bgr")) {
            throw new IllegalArgumentException("channels must be rgb or bgr, got " + channels);
        }
        new BackboneSpec("any", InputScaling.parse(scaling), false, outputs, minSide, license);
    }

    /**
     * Reads an ONNX file fed as {@code settings} say, or a YAML file that says it itself.
     *
     * @throws IOException in one line if one of the files cannot be read
     * @throws ConfigException if the YAML breaks a rule
     */
    public static BackboneModel.Network read(Path file, BackboneConfig settings) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return settings.network(file);
        }
        var config = YamlConfig.read(file, DEFAULT);
        if (config.file.isBlank()) {
            throw new IOException(file + ": must name the ONNX file with file:");
        }
        return config.network(file.toAbsolutePath().resolveSibling(config.file));
    }

    private BackboneModel.Network network(Path onnx) throws IOException {
        if (!Files.isRegularFile(onnx)) {
            throw new IOException(onnx + ": no such file");
        }
        String called = name.isEmpty() ? String.valueOf(onnx.getFileName()).replaceFirst("\\.[^.]*$", "") : name;
        var spec = new BackboneSpec(
                called, InputScaling.parse(scaling), channels.equals("bgr"), outputs, minSide, license);
        return new BackboneModel.Network(spec, Files.readAllBytes(onnx));
    }
}
