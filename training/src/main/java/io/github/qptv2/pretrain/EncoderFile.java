package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.qptv2.architecture.Architecture;
import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.checkpoint.Safetensors;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.config.YamlConfig;
import io.github.qptv2.scoring.bundle.ChannelOrder;
import io.github.qptv2.scoring.bundle.InferenceConfig;
import io.github.qptv2.scoring.bundle.ModelBundle;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.scoring.bundle.PreprocessingSpec;
import io.github.qptv2.scoring.bundle.Task;
import io.github.qptv2.train.Provenance;

/** Writes the encoder of a pretrained network as a bundle without a head, and reads it from checkpoints. */
public final class EncoderFile {

    /** Name of the final file. */
    static final String NAME = "encoder.safetensors";

    private static final String NORM = "norm.weight";
    private static final String CONFIG = "config.yaml";

    private EncoderFile() {}

    /** Writes the final file of a run; the same run writes the same bytes. */
    static void write(Path file, StateDict autoencoder, PretrainConfig config, PretrainData feed, long step)
            throws CheckpointException {
        var data = config.data();
        String trainingData = String.format(
                Locale.ROOT,
                "pretrained on %,d images (sha256 %s), %,d steps of %d; qpt %s",
                feed.images().size(),
                feed.digest().substring(0, 16),
                step,
                data.batch() * data.accumulate() * feed.world(),
                Provenance.code());
        of(autoencoder, config, trainingData).write(file);
    }

    /**
     * The file with the EMA weights of a pretraining checkpoint, or with its weights if EMA is off.
     *
     * @throws CheckpointException in one line if the folder is no such checkpoint
     */
    public static Path weights(Path checkpoint) throws CheckpointException {
        if (Files.isRegularFile(checkpoint.resolve(CONFIG))) {
            for (String name : List.of("averages.safetensors", "weights.safetensors")) {
                if (Files.isRegularFile(checkpoint.resolve(name))) {
                    return checkpoint.resolve(name);
                }
            }
        }
        throw new CheckpointException(
                checkpoint, "must be a file of weights or a checkpoint of pretraining, got another folder");
    }

    /**
     * The encoder of a pretraining checkpoint, without decoder and heads for teachers.
     *
     * @throws IOException in one line if the folder is no such checkpoint
     */
    public static ModelBundle ofCheckpoint(Path checkpoint) throws IOException {
        Path file = weights(checkpoint);
        var config = YamlConfig.read(checkpoint.resolve(CONFIG), PretrainConfig.DEFAULT);
        var autoencoder = Safetensors.read(file);
        if (!autoencoder.contains(NORM)) {
            throw new CheckpointException(file, "must hold a pretrained network, got no " + NORM);
        }
        return of(autoencoder, config, "a checkpoint of pretraining, " + checkpoint.getFileName());
    }

    /**
     * The encoder of a masked autoencoder.
     *
     * @param trainingData provenance, for the bundle
     */
    static ModelBundle of(StateDict autoencoder, PretrainConfig config, String trainingData) {
        var architecture = new Architecture(config.encoder(), 1, false);
        var expected = architecture.expected();
        // concatenating fusion has a norm over all stages, which is not the encoder's
        boolean wide = autoencoder.get(NORM).shape()[0] != config.encoder().width();
        var encoder = autoencoder.without(name -> !expected.containsKey(name) || (wide && name.startsWith("norm.")));
        return new ModelBundle(description(config, trainingData), architecture, withNorm(encoder, config.encoder()));
    }

    /** Adds an identity norm where the encoder has none. */
    private static StateDict withNorm(StateDict encoder, HiVitConfig config) {
        if (encoder.contains(NORM)) {
            return encoder;
        }
        var ones = new float[config.width()];
        Arrays.fill(ones, 1);
        return encoder.with(NORM, Weight.of(ones, config.width()))
                .with("norm.bias", Weight.of(new float[config.width()], config.width()));
    }

    static ModelDescription description(PretrainConfig config, String trainingData) {
        var standard = InferenceConfig.DEFAULT;
        var inferenceConfig = new InferenceConfig(
                standard.pooling(),
                config.epsilon(),
                ChannelOrder.RGB,
                config.data().normalization(),
                standard.resize());
        return new ModelDescription(
                config.encoder().name() + "-encoder",
                Task.UNKNOWN,
                trainingData,
                inferenceConfig,
                PreprocessingSpec.DEFAULT,
                Optional.empty());
    }
}
