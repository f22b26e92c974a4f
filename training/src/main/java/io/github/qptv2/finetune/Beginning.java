package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.github.qptv2.checkpoint.Checkpoint;
import io.github.qptv2.checkpoint.CheckpointException;
import io.github.qptv2.checkpoint.Sha256;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.finetune.FinetuneConfig.Head;
import io.github.qptv2.model.HiVitConfig;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.scoring.Conventions;
import io.github.qptv2.scoring.ModelBundle;
import io.github.qptv2.scoring.Resizing;
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;

/**
 * What training begins with.
 *
 * @param network shape
 * @param conventions how it reads a picture
 * @param weights of a file; the head may be missing, and all of them
 * @param words where they come from
 * @param digest of the file, or empty
 */
record Beginning(HiVitConfig network, Conventions conventions, StateDict weights, String words, String digest) {

    private static final String HEAD = "quality_regressor.";

    static Beginning of(FinetuneConfig config) throws IOException {
        var start = config.start();
        var look = start.look();
        var resize =
                config.data().resize() == FinetuneConfig.Sizing.SQUASH ? new Resizing.Squash() : new Resizing.Crops();
        var conventions =
                new Conventions(look.pooling(), look.epsilon(), look.channels(), look.normalisation(), resize);
        return start.from().isEmpty()
                ? new Beginning(start.network(), conventions, StateDict.of(java.util.Map.of()), "from scratch", "")
                : of(Path.of(start.from()), start.head(), conventions);
    }

    private static Beginning of(Path file, Head head, Conventions otherwise) throws IOException {
        var bundle = ModelBundle.read(file);
        if (bundle.architecture().frames() > 1) {
            throw new CheckpointException(file, "is a network for clips; begin with one for pictures");
        }
        boolean described = ModelBundle.isBundle(Checkpoint.read(file));
        var own = bundle.description().conventions();
        var conventions = described
                ? new Conventions(own.pooling(), own.epsilon(), own.channels(), own.normalisation(), otherwise.resize())
                : otherwise;
        var weights = head == Head.KEEP ? bundle.weights() : bundle.weights().without(name -> name.startsWith(HEAD));
        boolean hasHead = weights.names().stream().anyMatch(name -> name.startsWith(HEAD));
        String digest = Sha256.of(file);
        String words = "from %s (sha256 %s) with %s head"
                .formatted(file.getFileName(), digest.substring(0, 16), hasHead ? "its" : "a fresh");
        return new Beginning(bundle.architecture().config(), conventions, weights, words, digest);
    }

    /** Fresh weights, the same for the same seed, with those of the file in their place. */
    QualityNetwork make(long seed, Collective all) {
        try (var scope = Scope.open()) {
            Ops.seed(seed);
            var made = new QualityNetwork(network, conventions.epsilon(), conventions.pooling());
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

    /** Files in half precision are trained in single precision. */
    private static Weight asFloats(Weight weight) {
        return Weight.of(weight.toFloats(), weight.shape());
    }
}
