package io.github.qptv2.cli.probe;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.qptv2.probe.BackboneConfig;
import io.github.qptv2.scoring.backbone.BackboneModel;
import io.github.qptv2.scoring.backbone.ImageView;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options of frozen networks: their input, their views of an image, and the feature cache. */
public final class BackboneOptions {

    private static final String DEFAULT_VIEW = "native:512";

    @Option(
            names = "--backbone",
            paramLabel = "FILE",
            description =
                    "Frozen network: an ONNX file, a YAML file with an ONNX file and its input specification, or the name"
                            + " of an imported network (qpt backbone); repeatable, features are concatenated.")
    private List<Path> files = List.of();

    @Option(
            names = "--scaling",
            paramLabel = "SCALING",
            description = "Pixel normalization for ONNX files: imagenet, efficientnet-lite, inception, unit, none or"
                    + " MEAN/DEVIATION in pixel values of 0..255; default: ${DEFAULT-VALUE}.",
            defaultValue = "imagenet")
    private String scaling = BackboneConfig.DEFAULT.scaling();

    @Option(
            names = "--channels",
            paramLabel = "ORDER",
            description = "Channel order for ONNX files: rgb or bgr; default: ${DEFAULT-VALUE}.",
            defaultValue = "rgb")
    private String channels = BackboneConfig.DEFAULT.channels();

    @Option(
            names = "--outputs",
            split = ",",
            paramLabel = "NAME",
            description = "Outputs of ONNX files to use as features; default: all.")
    private List<String> outputs = List.of();

    @Option(
            names = "--min-side",
            paramLabel = "N",
            description = "Enlarge smaller inputs of ONNX files to a short side of N pixels; default: 32.")
    private int minSide = BackboneConfig.DEFAULT.minSide();

    @Option(
            names = "--license",
            paramLabel = "TEXT",
            description = "License of the networks in ONNX files; --save stores it in the model.")
    private String license = "";

    @Option(
            names = "--view",
            paramLabel = "VIEW",
            description =
                    "View of an image: native:N, reduced:N, center:N, crops:N:ACROSS, or several joined by + whose"
                            + " features are averaged; repeatable, features are concatenated; default: native:512.")
    private List<String> views = List.of(DEFAULT_VIEW);

    @Option(
            names = "--train-view",
            paramLabel = "VIEW",
            description =
                    "Additional view of each training image, used in the fit with the same MOS, so that the regression"
                            + " also holds for such crops; repeatable; requires a single --view.")
    private List<String> trainViews = List.of();

    @Option(
            names = "--features",
            paramLabel = "DIR",
            description = "Feature cache: features are stored in this folder and reused.")
    private @Nullable Path folder;

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Whether no network is given. */
    public boolean isEmpty() {
        return files.isEmpty();
    }

    /** The feature cache; null if none is given. */
    @Nullable
    public Path folder() {
        return folder;
    }

    /**
     * The views of an image.
     *
     * @throws ParameterException if one is wrong or given twice
     */
    public List<ImageView> views() {
        return parsed("--view", views);
    }

    /**
     * Additional views of training images.
     *
     * @throws ParameterException if one is wrong or given twice
     */
    public List<ImageView> trainViews() {
        var others = parsed("--train-view", trainViews);
        if (!others.isEmpty() && views.size() > 1) {
            throw usageError("--train-view requires a single --view, got " + views.size());
        }
        if (others.contains(views().get(0))) {
            throw usageError("--train-view must differ from --view, got " + views.get(0));
        }
        return others;
    }

    private List<ImageView> parsed(String option, List<String> texts) {
        try {
            var parsed = texts.stream().map(ImageView::parse).toList();
            if (Set.copyOf(parsed).size() < parsed.size()) {
                throw usageError(option + " must differ each time, got " + String.join(", ", texts));
            }
            return parsed;
        } catch (IllegalArgumentException e) {
            throw usageError("wrong value for " + option + ": " + e.getMessage());
        }
    }

    /**
     * Reads the networks' specifications; options are validated first.
     *
     * @throws ParameterException if an option is wrong
     */
    public List<BackboneModel.Network> networks() throws IOException {
        trainViews();
        BackboneConfig settings;
        try {
            settings = new BackboneConfig("", "", scaling, channels, outputs, minSide, license);
        } catch (IllegalArgumentException e) {
            throw usageError(String.valueOf(e.getMessage()));
        }
        var networks = new ArrayList<BackboneModel.Network>();
        for (Path file : files) {
            networks.add(BackboneConfig.read(file, settings));
        }
        return networks;
    }

    private ParameterException usageError(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
