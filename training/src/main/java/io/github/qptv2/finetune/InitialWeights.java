package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.Inflation;
import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.finetune.config.CropSettings;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.InitConfig.Head;
import io.github.qptv2.io.Sha256;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.model.ScoringNetwork;
import io.github.qptv2.model.VideoNetwork;
import io.github.qptv2.pretrain.EncoderFile;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ResizePolicy;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.distributed.Collective;

/**
 * What training begins with.
 *
 * @param architecture with a head; of as many frames as a clip has, 1 for images
 * @param inferenceConfig how it reads an image
 * @param weights of a file; the head may be missing, and all of them
 * @param description where they come from
 * @param digest of the file, or empty
 */
record InitialWeights(
        Architecture architecture,
        InferenceConfig inferenceConfig,
        StateDict weights,
        String description,
        String digest) {

    /** @param clips whether a network for clips is to be trained */
    static InitialWeights of(FinetuneConfig config, boolean clips) throws IOException {
        var start = config.init();
        var input = start.input();
        var resize = config.data().resize() == CropSettings.Sizing.SQUASH
                ? new ResizePolicy.Squash()
                : new ResizePolicy.Crops();
        var inferenceConfig =
                new InferenceConfig(input.pooling(), input.epsilon(), input.channels(), input.normalization(), resize);
        int frames = clips ? config.clips().frames() : 1;
        if (!start.from().isEmpty()) {
            return new Opened(Path.of(start.from()), start.head()).of(inferenceConfig, frames);
        }
        var architecture = new Architecture(start.network(), frames, true);
        return new InitialWeights(architecture, inferenceConfig, StateDict.of(Map.of()), "from scratch", "");
    }

    /** A file to begin with. */
    private record Opened(Path file, Head head) {

        InitialWeights of(InferenceConfig otherwise, int frames) throws IOException {
            boolean folder = Files.isDirectory(file);
            var bundle = folder ? EncoderFile.ofCheckpoint(file) : ModelBundle.read(file);
            int own = bundle.architecture().frames();
            if (own > 1 && frames == 1) {
                throw new CheckpointException(file, "is a network for clips; begin with one for images");
            }
            boolean inflated = own == 1 && frames > 1;
            var weights = inflated ? Inflation.of(weights(bundle), frames) : weights(bundle);
            var architecture = new Architecture(bundle.architecture().config(), own > 1 ? own : frames, true);
            String digest = Sha256.of(folder ? EncoderFile.weights(file) : file);
            boolean hasHead = weights.names().stream().anyMatch(LayerRates::isHead);
            String description = "from %s (sha256 %s)%s with %s head"
                    .formatted(
                            file.getFileName(),
                            digest.substring(0, 16),
                            inflated ? " inflated to %d frames".formatted(frames) : itsOwn(own, frames),
                            hasHead ? "its" : "a fresh");
            return new InitialWeights(architecture, inferenceConfig(bundle, otherwise), weights, description, digest);
        }

        private static String itsOwn(int own, int wanted) {
            return own == wanted ? "" : " of %d frames, whatever clips.frames says,".formatted(own);
        }

        private StateDict weights(ModelBundle bundle) {
            return head == Head.KEEP ? bundle.weights() : bundle.weights().without(LayerRates::isHead);
        }

        private InferenceConfig inferenceConfig(ModelBundle bundle, InferenceConfig otherwise) throws IOException {
            if (!Files.isDirectory(file) && !ModelBundle.isBundle(Checkpoint.read(file))) {
                return otherwise;
            }
            var own = bundle.description().inferenceConfig();
            return new InferenceConfig(
                    own.pooling(), own.epsilon(), own.channels(), own.normalization(), otherwise.resize());
        }
    }

    /** Shape of the image encoder, or of that which is inflated. */
    HiVitConfig network() {
        return architecture.config();
    }

    /** Frames of a clip, 1 for images. */
    int frames() {
        return architecture.frames();
    }

    /** Fresh weights, the same for the same seed, with those of the file in their place. */
    ScoringNetwork make(long seed, Collective all) {
        try (var scope = Scope.open()) {
            Ops.seed(seed);
            ScoringNetwork made = fresh();
            StateDict state = made.state();
            for (var named : weights.weights().entrySet()) {
                state = state.with(named.getKey(), asFloats(named.getValue()));
            }
            made.load(state);
            made.to(all.device());
            all.broadcast(List.copyOf(made.parameters().values()));
            return made;
        }
    }

    private ScoringNetwork fresh() {
        double epsilon = inferenceConfig.epsilon();
        return frames() == 1
                ? new QualityNetwork(network(), epsilon, inferenceConfig.pooling())
                : new VideoNetwork(new VideoConfig(network(), frames()), epsilon, inferenceConfig.pooling());
    }

    /** Files in half precision are trained in single precision. */
    private static Weight asFloats(Weight weight) {
        return Weight.of(weight.toFloats(), weight.shape());
    }
}
