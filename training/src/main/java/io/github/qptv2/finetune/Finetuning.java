package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.qptv2.data.ClipFrames;
import io.github.qptv2.data.ClipSight;
import io.github.qptv2.data.Loader;
import io.github.qptv2.data.Pixels;
import io.github.qptv2.data.VideoFiles;
import io.github.qptv2.model.Masking;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.nn.Module;
import io.github.qptv2.teacher.TeacherException;
import io.github.qptv2.tensor.Collective;
import io.github.qptv2.train.Learner;
import io.github.qptv2.train.Outcome;
import io.github.qptv2.train.PictureNoise;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import io.github.qptv2.train.TrainingRun;
import org.jspecify.annotations.Nullable;

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
    private final Optional<ClipFrames> clips;
    private final Jury jury;

    private Finetuning(FinetuneConfig config, Collective all, TrainingListener listener)
            throws IOException, TrainingException {
        this.config = config;
        this.all = all;
        this.listener = listener;
        labels = Labels.read(config);
        boolean ofClips = isOfClips();
        beginning = Beginning.of(config, ofClips);
        clips = ofClips ? Optional.of(config.clips().source()) : Optional.empty();
        jury = new Jury(config, clips, listener::says);
        requirePossible();
    }

    private boolean isOfClips() throws IOException {
        return labels.sets().isEmpty()
                ? !VideoFiles.in(Path.of(config.ladders().path())).isEmpty()
                : labels.areOfClips();
    }

    private void requirePossible() throws TrainingException {
        if (labels.sets().isEmpty() && config.schedule().steps() == 0) {
            throw new TrainingException("without a labelled set there are no epochs; set schedule.epochs to 0 and say"
                    + " schedule.steps, or name a set with --data NAME DIR");
        }
        int patience = config.validation().patience();
        if (patience > 0 && labels.validation().size() == 0) {
            throw new TrainingException(
                    "validation.patience needs a validation part to look at, got patience %d and none;"
                                    .formatted(patience)
                            + " set validation.share above 0, or patience to 0");
        }
        double units = config.tuning().units();
        int tokens = beginning.network().tokens();
        if (units < 1 && Masking.visible(tokens, 1 - units) < 1) {
            throw new TrainingException(
                    "tuning.units must leave at least one of %d units, got %s".formatted(tokens, units));
        }
        if (clips.isPresent()) {
            requireOne("tuning.units", config.tuning().units());
            requireOne("ladders.enlarged", config.ladders().enlarged());
        }
    }

    private static void requireOne(String field, double value) throws TrainingException {
        if (value != 1) {
            throw new TrainingException(field + " must be 1 in a run of clips, got " + value);
        }
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
            return new TrainingRun(task, request.run(), all, listener, task.steps()).run(stop);
        } catch (TeacherException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    private FinetuneTask task() throws IOException, TrainingException {
        if (!config.isJoint()) {
            new LeakCheck(config, labels, listener).run(null);
        }
        var stage = config.isJoint() ? stage() : null;
        try {
            return task(stage);
        } catch (IOException | TrainingException | RuntimeException e) {
            if (stage != null) {
                stage.close();
            }
            throw e;
        }
    }

    private JointStage stage() throws IOException, TrainingException {
        if (clips.isPresent()) {
            throw new TrainingException("pseudo and features are of images; leave them out in a run of clips");
        }
        return JointStage.open(config, labels, new JointStage.Place(size(), all.rank(), all.size()), listener);
    }

    private FinetuneTask task(@Nullable JointStage stage) throws IOException, TrainingException {
        var loader = loader();
        var file = new ModelFile(config, beginning, labels);
        var network = beginning.make(config.seed(), all);
        var optimiser = config.optimiser();
        var rates = new LayerRates(beginning.network(), config.tuning());
        var auxiliary = JointNetwork.beside(network, config, all);
        Module trained = auxiliary == null ? network : auxiliary;
        var learner = new Learner(trained, rates.groups(trained.parameters(), optimiser.weightDecay()), optimiser);
        var conventions = beginning.conventions();
        var noise =
                new PictureNoise(FinetuneStep.Eyes.DROPS, FinetuneStep.Eyes.columns(network), all.rank(), all.size());
        var eyes = new FinetuneStep.Eyes(
                new Pixels(conventions.normalisation(), all.device()),
                conventions.channels(),
                noise,
                beginning.frames());
        var labeled = new LabeledLoss(config, labels.train().pictures());
        var step = new FinetuneStep(network, config, config.compute().precision(), eyes, labeled);
        var joint = stage == null || !(network instanceof QualityNetwork images)
                ? null
                : new FinetuneTask.Joint(stage, new JointStep(step, images, auxiliary));
        return new FinetuneTask(new FinetuneTask.Parts(
                file,
                new LabelledBatches(loader, config.seed()),
                ladders(),
                pace(loader),
                learner,
                step,
                validation(),
                new Calibrating(config, labels, jury, all.device()),
                joint));
    }

    private Optional<Loader> loader() throws TrainingException {
        if (labels.sets().isEmpty()) {
            return Optional.empty();
        }
        var dealt = LabelledFeed.dealt(config, all.rank(), all.size());
        try {
            return Optional.of(
                    clips.isPresent()
                            ? LabelledFeed.ofClips(config, sight(clips.get()), labels.train(), dealt)
                            : LabelledFeed.open(config, size(), labels.train(), dealt));
        } catch (IllegalArgumentException e) {
            throw new TrainingException("data: " + e.getMessage(), e);
        }
    }

    private int size() {
        return beginning.network().imageSize();
    }

    private ClipSight sight(ClipFrames frames) {
        var settings = config.clips();
        return new ClipSight(
                settings.training(beginning.frames()),
                settings.view().of(size()),
                config.data().flip(),
                frames);
    }

    private Optional<LadderFeed> ladders() throws IOException {
        if (!config.ladders().isOn()) {
            return Optional.empty();
        }
        var dealt = new LadderFeed.Dealt(all.rank(), all.size(), config.data().workers());
        if (clips.isEmpty()) {
            return Optional.of(LadderFeed.open(config, size(), dealt));
        }
        var sampling = config.clips().training(beginning.frames());
        var maker = new ClipLadders(
                config.ladders(), sampling, config.clips().view().of(size()), clips.get());
        return Optional.of(LadderFeed.ofClips(config, maker, dealt));
    }

    private Pace pace(Optional<Loader> loader) {
        return Pace.of(config, loader.map(Loader::batches).orElse(0L), all.size());
    }

    private Validation validation() {
        var pictures = labels.validation();
        return new Validation(pictures, jury.of(pictures.files(), all, LabelledFeed.memory(config)));
    }
}
