package io.github.qptv2.scoring;

import java.nio.file.Path;
import java.util.Set;

import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.checkpoint.AtomicFile;
import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.onnx.graph.CropPolicy;
import io.github.qptv2.onnx.graph.GraphOptions;
import io.github.qptv2.onnx.graph.HiVitGraph;
import io.github.qptv2.onnx.graph.HiVitGraph.Output;
import io.github.qptv2.onnx.graph.ImagePreprocessing;
import io.github.qptv2.onnx.graph.MosCurve;

/**
 * Writes models as ONNX files in standard operators, for any runtime and language.
 *
 * <pre>{@code
 * ModelBundle model = ShippedModels.read("qpt-iqa-mini");
 * ModelExport.write(model, ExportOptions.DEFAULT.withPreprocessing(), Path.of("qpt-iqa-mini.onnx"));
 * }</pre>
 *
 * <p>What the inputs must be like, and what the outputs mean, is in the file's metadata.
 */
public final class ModelExport {

    private ModelExport() {}

    /**
     * Writes a model, atomically.
     *
     * @throws CheckpointException if the file cannot be written
     * @throws IllegalArgumentException if the model has no head, or is for clips and takes no decoded images
     */
    public static void write(ModelBundle model, ExportOptions options, Path file) throws CheckpointException {
        AtomicFile.write(file, bytes(model, options));
    }

    /**
     * A model as the bytes of an ONNX file.
     *
     * @throws IllegalArgumentException as {@link #write}
     */
    public static byte[] bytes(ModelBundle model, ExportOptions options) {
        var architecture = model.architecture();
        if (!architecture.hasHead()) {
            throw new IllegalArgumentException("an encoder without a quality head cannot score; fine-tune it first");
        }
        var config = architecture.config();
        var conventions = model.description().conventions();
        var computed = new GraphOptions(conventions.epsilon(), conventions.pooling(), Set.of(Output.SCORE))
                .withPrecision(options.precision())
                .withMetadata(ExportMetadata.of(model, options));
        if (architecture.frames() > 1) {
            if (options.preprocessing()) {
                throw new IllegalArgumentException(
                        "preprocessing is exported with image models; this one is for clips of " + architecture.frames()
                                + " frames");
            }
            return HiVitGraph.video(model.weights(), new VideoConfig(config, architecture.frames()), computed);
        }
        return options.preprocessing()
                ? HiVitGraph.decodedImage(model.weights(), config, computed, preprocessing(model.description()))
                : HiVitGraph.image(model.weights(), config, computed);
    }

    private static ImagePreprocessing preprocessing(ModelBundle.Description model) {
        var conventions = model.conventions();
        return new ImagePreprocessing(
                conventions.normalisation().means(),
                conventions.normalisation().deviations(),
                conventions.channels() == Channels.BGR,
                crops(conventions.resize(), model.preprocessing()),
                model.calibration().flatMap(Calibration::opinion).map(ModelExport::curve));
    }

    private static CropPolicy crops(Resizing resizing, Preprocessing preprocessing) {
        if (resizing instanceof Resizing.Squash) {
            return new CropPolicy.Squash();
        }
        return resizing instanceof Resizing.Center center
                ? new CropPolicy.Center(center.shortSide())
                : new CropPolicy.Grid(preprocessing.shortSide(), preprocessing.maxCrops());
    }

    private static MosCurve curve(OpinionMap map) {
        return new MosCurve(map.floor(), map.ceiling(), map.centre(), map.slope());
    }
}
