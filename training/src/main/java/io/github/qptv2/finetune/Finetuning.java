package io.github.qptv2.finetune;

import java.io.IOException;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.qptv2.data.Loader;
import io.github.qptv2.data.Pixels;
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.train.Learner;
import io.github.qptv2.train.Outcome;
import io.github.qptv2.train.PictureNoise;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import io.github.qptv2.train.TrainingRun;

/**
 * A fine-tuning run: from an encoder and labelled pictures to a model that scores.
 *
 * <pre>{@code
 * var config = YamlConfig.read(Path.of("configs/finetune/smoke.yaml"), FinetuneConfig.DEFAULT).withSet("own", "photos");
 * var request = new FinetuneRequest(config, new RunRequest(Path.of("run"), OptionalLong.empty(), false));
 * Outcome outcome = Finetuning.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);
 * }</pre>
 *
 * <p>On the processor a run that was interrupted and resumed ends with the same bits as one that was not.
 */
public final class Finetuning {

    /** What is left in the end, in the folder of the run. */
    public static final String MODEL = "model.safetensors";

    private final FinetuneConfig config;
    private final Collective all;
    private final TrainingListener listener;
    private final Labels labels;
    private final Beginning beginning;

    private Finetuning(FinetuneConfig config, Collective all, TrainingListener listener)
            throws IOException, TrainingException {
        this.config = config;
        this.all = all;
        this.listener = listener;
        labels = Labels.read(config);
        beginning = Beginning.of(config);
    }

    /**
     * Trains until the schedule, the request, the validation part or {@code stop} says to end.
     *
     * @param all the processes that train together, each of which calls this; the first one writes files
     * @param stop asked after each step; when it says yes, in any process, a checkpoint is written and the run ends
     * @throws TrainingException in one line, if the settings, the labels or the folder do not allow the run, or the
     *     loss is no number any more
     * @throws IOException if a file cannot be read or the disk fails; the checkpoints written before stand
     * @throws io.github.qptv2.tensor.CollectiveException if another process is lost
     */
    public static Outcome run(FinetuneRequest request, Collective all, TrainingListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        request.config().compute().settle(all);
        var finetuning = new Finetuning(request.config(), all, listener);
        try (var task = finetuning.task()) {
            long steps = finetuning.pace(finetuning.loader()).steps();
            return new TrainingRun(task, request.run(), all, listener, steps).run(stop);
        }
    }

    private FinetuneTask task() throws IOException, TrainingException {
        var loader = loader();
        var file = new ModelFile(config, beginning, labels);
        var network = beginning.make(config.seed(), all);
        var optimiser = config.optimiser();
        var rates = new LayerRates(beginning.network(), config.tuning().layerDecay());
        var learner = new Learner(network, rates.groups(network.parameters(), optimiser.weightDecay()), optimiser);
        var conventions = beginning.conventions();
        var noise =
                new PictureNoise(FinetuneStep.Eyes.DROPS, FinetuneStep.Eyes.columns(network), all.rank(), all.size());
        var eyes = new FinetuneStep.Eyes(
                new Pixels(conventions.normalisation(), all.device()), conventions.channels(), noise);
        return new FinetuneTask(new FinetuneTask.Parts(
                file,
                loader,
                ladders(),
                pace(loader),
                learner,
                new FinetuneStep(network, config, eyes, labels.train().pictures()),
                validation(),
                new Calibrating(config, labels, all.device(), listener)));
    }

    private Loader loader() throws TrainingException {
        try {
            return LabelledFeed.open(
                    config,
                    beginning.network().imageSize(),
                    labels.train(),
                    LabelledFeed.dealt(config, all.rank(), all.size()));
        } catch (IllegalArgumentException e) {
            throw new TrainingException("data: " + e.getMessage(), e);
        }
    }

    private Optional<LadderFeed> ladders() throws IOException {
        var dealt = new LadderFeed.Dealt(all.rank(), all.size(), config.data().workers());
        return config.ladders().isOn()
                ? Optional.of(LadderFeed.open(config, beginning.network().imageSize(), dealt))
                : Optional.empty();
    }

    private Pace pace(Loader loader) {
        return Pace.of(config, loader.batches(), all.size());
    }

    private Validation validation() {
        var pictures = labels.validation();
        var judge =
                new Judge(pictures.files(), all, config.data().workers(), LabelledFeed.memory(config), listener::says);
        return new Validation(pictures, judge);
    }
}
