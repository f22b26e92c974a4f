package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.finetune.config.AuxiliaryFeatures;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.loader.SampleTargets;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.Resize;
import io.github.qptv2.media.image.ResizeFilter;
import io.github.qptv2.onnx.OnnxException;
import io.github.qptv2.onnx.OnnxOptions;
import io.github.qptv2.scoring.backbone.Backbone;
import io.github.qptv2.scoring.bundle.BackboneBundle;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.teacher.PooledComponents;
import io.github.qptv2.teacher.TeacherException;
import io.github.qptv2.train.TrainingException;
import org.jspecify.annotations.Nullable;

/**
 * The frozen networks of joint fine-tuning: a scorer that gives pseudo-labels, a backbone whose pooled features are
 * predicted, or a scorer that does both.
 *
 * @param scorer null without pseudo-labels
 * @param backbone of the features; null if they are the scorer's, or without features
 * @param settings of the features
 * @param width number of pooled features of a crop
 * @param digest SHA-256 of the files
 */
record FrozenNetworks(
        @Nullable CropScorer scorer, @Nullable Backbone backbone, AuxiliaryFeatures settings, int width, String digest)
        implements AutoCloseable {

    /**
     * Loads the networks and runs each once, so that an unusable one fails before the first step.
     *
     * @param size side of a crop in pixels
     * @throws TrainingException in one line if one cannot be used
     */
    static FrozenNetworks open(FinetuneConfig config, int size) throws IOException, TrainingException {
        var pseudo = config.pseudo();
        var features = config.features();
        var digest = new StringBuilder();
        CropScorer scorer = null;
        if (pseudo.isOn()) {
            scorer = scorer(Path.of(pseudo.scorer()));
            digest.append(Sha256.of(Path.of(pseudo.scorer())));
        }
        Backbone backbone = null;
        try {
            if (features.isOn() && features.hasFile()) {
                backbone = backbone(features);
                digest.append(Sha256.of(Path.of(features.file())));
            }
            var networks = new FrozenNetworks(scorer, backbone, features, 0, digest.toString());
            return networks.tested(Image.of(size, size, new byte[3 * size * size]));
        } catch (TeacherException | TrainingException e) {
            if (scorer != null) {
                scorer.close();
            }
            if (backbone != null) {
                backbone.close();
            }
            throw e instanceof TrainingException known
                    ? known
                    : new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    private static CropScorer scorer(Path file) throws TrainingException {
        try {
            var checkpoint = Checkpoint.read(file);
            return BackboneBundle.isPresent(checkpoint)
                    ? BackboneScorer.of(file, BackboneBundle.of(checkpoint))
                    : BundleScorer.of(file, ModelBundle.of(checkpoint));
        } catch (IOException | IllegalArgumentException e) {
            throw new TrainingException("pseudo.scorer: " + e.getMessage(), e);
        }
    }

    private static Backbone backbone(AuxiliaryFeatures features) throws IOException, TrainingException {
        Path file = Path.of(features.file());
        if (!Files.isReadable(file)) {
            throw new TrainingException("features.file: %s cannot be read".formatted(file));
        }
        try {
            return Backbone.open(Files.readAllBytes(file), features.spec(), OnnxOptions.SINGLE_THREADED);
        } catch (OnnxException e) {
            throw new TrainingException("features.file: %s %s".formatted(file, e.getMessage()), e);
        }
    }

    private FrozenNetworks tested(Image black) throws TrainingException {
        int found = of(black).features().length;
        if (settings.isOn() && found == 0) {
            throw new TrainingException(
                    "features.file must be given where pseudo.scorer is not a regression on a frozen"
                            + " network with features of its own");
        }
        return new FrozenNetworks(scorer, backbone, settings, found, digest);
    }

    /** The pseudo-label, NaN without a scorer, and the pooled features, empty where there are none. */
    CropScorer.Labeled of(Image crop) {
        var labeled = scorer == null ? new CropScorer.Labeled(Float.NaN, SampleTargets.EMPTY) : scorer.of(crop);
        return backbone == null ? labeled : new CropScorer.Labeled(labeled.share(), features(crop, backbone));
    }

    private float[] features(Image crop, Backbone network) {
        int size = settings.size() == 0 ? crop.width() : settings.size();
        Image sized = size == crop.width() ? crop : Resize.resize(crop, size, size, ResizeFilter.BICUBIC);
        try {
            return Backbone.joined(network.features(List.of(sized), network.outputs()));
        } catch (OnnxException e) {
            throw new TeacherException("features.file: %s cannot be run on %d x %d pixels: %s"
                    .formatted(settings.file(), size, size, e.getMessage()));
        }
    }

    /** Pooled features as they are, to measure their statistics. */
    SampleTargets raw() {
        return (image, pristine) -> of(image).features();
    }

    /**
     * Targets of a crop: the pseudo-label, if there is a scorer, then the principal components of the features, if they
     * are predicted.
     *
     * @param measured null without features
     */
    SampleTargets targets(@Nullable PooledComponents measured) {
        int labels = scorer == null ? 0 : 1;
        return (image, pristine) -> {
            var labeled = of(image);
            float[] components = measured == null ? SampleTargets.EMPTY : measured.of(labeled.features());
            var targets = new float[labels + components.length];
            System.arraycopy(components, 0, targets, labels, components.length);
            if (labels > 0) {
                targets[0] = labeled.share();
            }
            return targets;
        };
    }

    @Override
    public void close() {
        if (scorer != null) {
            scorer.close();
        }
        if (backbone != null) {
            backbone.close();
        }
    }
}
