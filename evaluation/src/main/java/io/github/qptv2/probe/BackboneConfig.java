package io.github.qptv2.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.config.ConfigException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.scoring.backbone.BackboneFolder;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.BackboneSpec;
import io.github.qptv2.scoring.backbone.InputScaling;

/**
 * Configuration of a frozen network and its input, read from YAML.
 *
 * <pre>{@code
 * file: efficientnet-lite2.onnx
 * scaling: efficientnet-lite
 * outputs: [block10, block14, block19]
 * license: Apache-2.0
 * }</pre>
 *
 * @param file ONNX file, relative to the folder of the YAML file
 * @param name of the network; empty for the file name
 * @param scaling of pixels, as {@link InputScaling#parse} reads it
 * @param channels {@code rgb} or {@code bgr}
 * @param outputs names of outputs; empty for all outputs that can be pooled
 * @param minSide minimum short side in pixels; smaller inputs are upscaled
 * @param license of the network; empty if unknown
 */
public record BackboneConfig(
        String file, String name, String scaling, String channels, List<String> outputs, int minSide, String license) {

    /** ImageNet's scaling, RGB and all outputs, without a file. */
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
     * Reads an ONNX file with {@code settings}, or a YAML file with its own. A name that is no file is that of an
     * {@linkplain BackboneFolder imported} network, with its own pixel normalization and license.
     *
     * @throws IOException in one line if a file cannot be read
     * @throws ConfigException if the YAML is invalid
     */
    public static BackboneModel.Network read(Path file, BackboneConfig settings) throws IOException {
        String name = String.valueOf(file.getFileName());
        if (!Files.exists(file) && file.toString().matches("[A-Za-z0-9-]+")) {
            return settings.imported(name);
        }
        if (!name.endsWith(".yaml") && !name.endsWith(".yml")) {
            return settings.network(file);
        }
        var config = YamlConfig.read(file, DEFAULT);
        if (config.file.isBlank()) {
            throw new IOException(file + ": must name the ONNX file with file:");
        }
        return config.network(file.toAbsolutePath().resolveSibling(config.file));
    }

    private BackboneModel.Network imported(String network) throws IOException {
        var folder = BackboneFolder.ofUser();
        var found = folder.read(network)
                .orElseThrow(() -> new IOException(
                        "%s: is neither a file nor an imported network in %s; qpt backbone list lists those"
                                .formatted(network, folder.path())));
        var spec = found.spec();
        var chosen = new BackboneSpec(network, spec.scaling(), spec.bgr(), outputs, minSide, spec.license());
        return new BackboneModel.Network(chosen, found.onnx());
    }

    private BackboneModel.Network network(Path onnx) throws IOException {
        if (!Files.isRegularFile(onnx)) {
            throw new IOException(onnx + ": no such file");
        }
        String label = name.isEmpty() ? String.valueOf(onnx.getFileName()).replaceFirst("\\.[^.]*$", "") : name;
        var spec =
                new BackboneSpec(label, InputScaling.parse(scaling), channels.equals("bgr"), outputs, minSide, license);
        return new BackboneModel.Network(spec, Files.readAllBytes(onnx));
    }
}
