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
 * Architecture and initial weights of a run.
 *
 * @param architecture with a head, for clips of {@code frames} or for images
 * @param inferenceConfig pooling, normalization and resizing
 * @param weights of the file; may lack the head, and is empty for random initialization
 * @param description provenance of the weights
 * @param digest SHA-256 of the file; empty for random initialization
 */
record InitialWeights(
        Architecture architecture,
        InferenceConfig inferenceConfig,
        StateDict weights,
        String description,
        String digest) {

    /** With a head of one score; {@code clips}: whether a network for clips is to be trained. */
    static InitialWeights of(FinetuneConfig config, boolean clips) throws IOException {
        return of(config, clips, 1);
    }

    /**
     * The weights that a configuration names.
     *
     * @param clips whether a network for clips is to be trained
     * @param grades outputs of the head; a file's head with another number is replaced
     */
    static InitialWeights of(FinetuneConfig config, boolean clips, int grades) throws IOException {
        var start = config.init();
        var input = start.input();
        var resize = config.data().resize() == CropSettings.Sizing.SQUASH
                ? new ResizePolicy.Squash()
                : new ResizePolicy.Crops();
        var inferenceConfig =
                new InferenceConfig(input.pooling(), input.epsilon(), input.channels(), input.normalization(), resize);
        int frames = clips ? config.clips().frames() : 1;
        if (!start.from().isEmpty()) {
            return new Opened(Path.of(start.from()), start.head(), grades).of(inferenceConfig, frames);
        }
        var architecture = new Architecture(start.network(), frames, true, grades);
        return new InitialWeights(architecture, inferenceConfig, StateDict.of(Map.of()), "from scratch", "");
    }

    /** A file of weights. */
    private record Opened(Path file, Head head, int grades) {

        InitialWeights of(InferenceConfig configured, int frames) throws IOException {
            boolean folder = Files.isDirectory(file);
            var bundle = folder ? EncoderFile.ofCheckpoint(file) : ModelBundle.read(file);
            int own = bundle.architecture().frames();
            if (own > 1 && frames == 1) {
                throw new CheckpointException(file, "is a network for clips; use one for images");
            }
            boolean inflated = own == 1 && frames > 1;
            var weights = inflated ? Inflation.of(weights(bundle), frames) : weights(bundle);
            var architecture = new Architecture(bundle.architecture().config(), own > 1 ? own : frames, true, grades);
            String digest = Sha256.of(folder ? EncoderFile.weights(file) : file);
            boolean hasHead = weights.names().stream().anyMatch(LayerRates::isHead);
            String description = "from %s (sha256 %s)%s with %s head"
                    .formatted(
                            file.getFileName(),
                            digest.substring(0, 16),
                            inflated ? " inflated to " + frames + " frames" : ownFrames(own, frames),
                            hasHead ? "its" : "a fresh");
            return new InitialWeights(architecture, inferenceConfig(bundle, configured), weights, description, digest);
        }

        private static String ownFrames(int own, int configured) {
            return own == configured ? "" : " of " + own + " frames instead of clips.frames,";
        }

        private StateDict weights(ModelBundle bundle) {
            return head == Head.KEEP && bundle.architecture().grades() == grades
                    ? bundle.weights()
                    : bundle.weights().without(LayerRates::isHead);
        }

        private InferenceConfig inferenceConfig(ModelBundle bundle, InferenceConfig configured) throws IOException {
            if (!Files.isDirectory(file) && !ModelBundle.isBundle(Checkpoint.read(file))) {
                return configured;
            }
            var own = bundle.description().inferenceConfig();
            return new InferenceConfig(
                    own.pooling(), own.epsilon(), own.channels(), own.normalization(), configured.resize());
        }
    }

    /** Shape of the image encoder, which is inflated for clips. */
    HiVitConfig network() {
        return architecture.config();
    }

    /** Frames of a clip, 1 for images. */
    int frames() {
        return architecture.frames();
    }

    /** A network with the weights of the file; other weights are random, the same for the same seed. */
    ScoringNetwork make(long seed, Collective processes) {
        try (var scope = Scope.open()) {
            ScoringNetwork network = Ops.seeded(seed, this::randomlyInitialized);
            StateDict state = network.state();
            for (var named : weights.weights().entrySet()) {
                state = state.with(named.getKey(), asFloats(named.getValue()));
            }
            network.load(state);
            network.to(processes.device());
            processes.broadcast(List.copyOf(network.parameters().values()));
            return network;
        }
    }

    private ScoringNetwork randomlyInitialized() {
        double epsilon = inferenceConfig.epsilon();
        return frames() == 1
                ? new QualityNetwork(network(), epsilon, inferenceConfig.pooling(), architecture.grades())
                : new VideoNetwork(new VideoConfig(network(), frames()), epsilon, inferenceConfig.pooling());
    }

    /** Weights in half precision are converted: training is in single precision. */
    private static Weight asFloats(Weight weight) {
        return Weight.of(weight.toFloats(), weight.shape());
    }
}
