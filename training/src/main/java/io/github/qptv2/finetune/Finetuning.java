package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.ranking.ClipDistortionSeries;
import io.github.qptv2.finetune.ranking.DistortionSeriesLoader;
import io.github.qptv2.io.FileTree;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.loader.ClipTransform;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.PixelTensors;
import io.github.qptv2.model.Masking;
import io.github.qptv2.model.QualityNetwork;
import io.github.qptv2.nn.Module;
import io.github.qptv2.teacher.TeacherException;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.SampleNoise;
import io.github.qptv2.train.TrainState;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import io.github.qptv2.train.TrainingResult;
import io.github.qptv2.train.TrainingRun;
import org.jspecify.annotations.Nullable;

/**
 * A fine-tuning run: from an encoder and labeled images to a model that scores.
 *
 * <pre>{@code
 * var config = YamlConfig.read(Path.of("configs/finetune/smoke.yaml"), FinetuneConfig.DEFAULT).withDataset("own", "photos");
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
    private final RunLabels labels;
    private final InitialWeights initialWeights;
    private final Optional<ClipFrames> clips;
    private final ValidationScorers jury;

    private Finetuning(FinetuneConfig config, Collective all, TrainingListener listener)
            throws IOException, TrainingException {
        this.config = config;
        this.all = all;
        this.listener = listener;
        labels = RunLabels.read(config);
        boolean ofClips = isOfClips();
        initialWeights = InitialWeights.of(config, ofClips);
        clips = ofClips ? Optional.of(config.clips().source()) : Optional.empty();
        jury = new ValidationScorers(config, clips, listener::says);
        requirePossible();
    }

    private boolean isOfClips() throws IOException {
        return labels.datasets().isEmpty()
                ? !FileTree.list(Path.of(config.rankAugmentation().path()), MediaFiles::isVideo)
                        .isEmpty()
                : labels.areOfClips();
    }

    private void requirePossible() throws TrainingException {
        if (labels.datasets().isEmpty() && config.schedule().steps() == 0) {
            throw new TrainingException("without a labeled set there are no epochs; set schedule.epochs to 0 and say"
                    + " schedule.steps, or name a set with --data NAME DIR");
        }
        int patience = config.validation().patience();
        if (patience > 0 && labels.validation().size() == 0) {
            throw new TrainingException(
                    "validation.patience needs a validation part to look at, got patience %d and none;"
                                    .formatted(patience)
                            + " set validation.share above 0, or patience to 0");
        }
        double cells = config.tuning().patchKeepRatio();
        int tokens = initialWeights.network().tokens();
        if (cells < 1 && Masking.visible(tokens, 1 - cells) < 1) {
            throw new TrainingException(
                    "tuning.patch-keep-ratio must leave at least one of %d units, got %s".formatted(tokens, cells));
        }
        if (clips.isPresent()) {
            requireOne("tuning.patch-keep-ratio", config.tuning().patchKeepRatio());
            requireOne("rank-augmentation.enlarged", config.rankAugmentation().enlarged());
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
     * @throws io.github.qptv2.tensor.distributed.CollectiveException if another process is lost
     */
    public static TrainingResult run(
            FinetuneRequest request, Collective all, TrainingListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        request.config().runtime().apply(all);
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
        var file = new FinetunedModel(config, initialWeights, labels);
        var network = initialWeights.make(config.seed(), all);
        var optimizer = config.optimizer();
        var rates = new LayerRates(initialWeights.network(), config.tuning());
        var auxiliary = JointNetwork.beside(network, config, all);
        Module trained = auxiliary == null ? network : auxiliary;
        var trainState =
                new TrainState(trained, rates.groups(trained.parameters(), optimizer.weightDecay()), optimizer);
        var inferenceConfig = initialWeights.inferenceConfig();
        var noise = new SampleNoise(
                FinetuneStep.InputSpec.DROP_MASK, FinetuneStep.InputSpec.columns(network), all.rank(), all.size());
        var inputSpec = new FinetuneStep.InputSpec(
                new PixelTensors(inferenceConfig.normalization(), all.device()),
                inferenceConfig.channels(),
                noise,
                initialWeights.frames());
        var labeled = new LabeledLoss(config, labels.train().images());
        var step = new FinetuneStep(network, config, config.runtime().precision(), inputSpec, labeled);
        var joint = stage == null || !(network instanceof QualityNetwork images)
                ? null
                : new FinetuneTask.Joint(stage, new JointStep(step, images, auxiliary));
        return new FinetuneTask(new FinetuneTask.Parts(
                file,
                new LabeledBatches(loader, config.seed()),
                series(),
                pace(loader),
                trainState,
                step,
                validation(),
                new CalibrationStep(config, labels, jury, all.device()),
                joint));
    }

    private Optional<Loader> loader() throws TrainingException {
        if (labels.datasets().isEmpty()) {
            return Optional.empty();
        }
        var dealt = LabeledData.dealt(config, all.rank(), all.size());
        try {
            return Optional.of(
                    clips.isPresent()
                            ? LabeledData.ofClips(config, transform(clips.get()), labels.train(), dealt)
                            : LabeledData.open(config, size(), labels.train(), dealt));
        } catch (IllegalArgumentException e) {
            throw new TrainingException("data: " + e.getMessage(), e);
        }
    }

    private int size() {
        return initialWeights.network().imageSize();
    }

    private ClipTransform transform(ClipFrames frames) {
        var settings = config.clips();
        return new ClipTransform(
                settings.training(initialWeights.frames()),
                settings.view().of(size()),
                config.data().flip(),
                frames);
    }

    private Optional<DistortionSeriesLoader> series() throws IOException {
        if (!config.rankAugmentation().isOn()) {
            return Optional.empty();
        }
        var dealt = new DistortionSeriesLoader.Shard(
                all.rank(), all.size(), config.data().workers());
        if (clips.isEmpty()) {
            return Optional.of(DistortionSeriesLoader.open(config, size(), dealt));
        }
        var sampling = config.clips().training(initialWeights.frames());
        var maker = new ClipDistortionSeries(
                config.rankAugmentation(), sampling, config.clips().view().of(size()), clips.get());
        return Optional.of(DistortionSeriesLoader.ofClips(config, maker, dealt));
    }

    private FinetuneSchedule pace(Optional<Loader> loader) {
        return FinetuneSchedule.of(config, loader.map(Loader::batches).orElse(0L), all.size());
    }

    private Validation validation() {
        var images = labels.validation();
        return new Validation(images, jury.of(images.files(), all, LabeledData.memory(config)));
    }
}
