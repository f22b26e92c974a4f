package io.github.qptv2.scoring.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.io.AtomicFile;
import io.github.qptv2.onnx.graph.CropPolicy;
import io.github.qptv2.onnx.graph.GraphOptions;
import io.github.qptv2.onnx.graph.HiVitGraph;
import io.github.qptv2.onnx.graph.ImagePreprocessing;
import io.github.qptv2.onnx.graph.MosCurve;
import io.github.qptv2.onnx.graph.Output;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.MosMapping;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.ResizePolicy;

/**
 * Writes models as ONNX files of standard operators, for any runtime and language.
 *
 * <pre>{@code
 * ModelBundle model = BuiltInModels.read("qpt-iqa-mini");
 * OnnxExport.write(model, ExportOptions.DEFAULT.withPreprocessing(), Path.of("qpt-iqa-mini.onnx"));
 * }</pre>
 *
 * <p>The file's metadata specifies the inputs and the meaning of the outputs.
 *
 * @since 0.1
 */
public final class OnnxExport {

    private OnnxExport() {}

    /**
     * Writes a model, atomically.
     *
     * @throws CheckpointException if the file cannot be written
     * @throws IllegalArgumentException if the model has no head, or is for clips and takes no decoded images
     */
    public static void write(ModelBundle model, ExportOptions options, Path file) throws CheckpointException {
        byte[] bytes = bytes(model, options);
        try {
            AtomicFile.write(file, bytes);
        } catch (IOException e) {
            throw CheckpointException.written(e);
        }
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
        var inferenceConfig = model.description().inferenceConfig();
        var computed = new GraphOptions(inferenceConfig.epsilon(), inferenceConfig.pooling(), Set.of(Output.SCORE))
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

    private static ImagePreprocessing preprocessing(ModelDescription model) {
        var inferenceConfig = model.inferenceConfig();
        return new ImagePreprocessing(
                inferenceConfig.normalization().means(),
                inferenceConfig.normalization().deviations(),
                inferenceConfig.channels() == ChannelOrder.BGR,
                crops(inferenceConfig.resize(), model.preprocessing()),
                model.calibration().flatMap(Calibration::mos).map(OnnxExport::curve));
    }

    private static List<CropPolicy> crops(ResizePolicy resizing, PreprocessingSpec preprocessing) {
        if (resizing instanceof ResizePolicy.Squash) {
            return List.of(new CropPolicy.Squash());
        }
        if (resizing instanceof ResizePolicy.Center center) {
            return List.of(new CropPolicy.Center(center.shortSide()));
        }
        var grids = new ArrayList<CropPolicy>();
        grids.add(new CropPolicy.Grid(preprocessing.shortSide(), preprocessing.maxCrops()));
        preprocessing
                .finer()
                .ifPresent(
                        finer -> grids.add(new CropPolicy.Grid(OptionalInt.of(finer.shortSide()), finer.maxCrops())));
        return grids;
    }

    private static MosCurve curve(MosMapping map) {
        return new MosCurve(map.floor(), map.ceiling(), map.center(), map.slope());
    }
}
