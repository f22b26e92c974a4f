package io.github.qptv2.finetune;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

import io.github.qptv2.dataset.ImageDataset;
import io.github.qptv2.finetune.config.FinetuneConfig;
import io.github.qptv2.finetune.config.LossConfig;
import io.github.qptv2.finetune.ranking.ClipDistortionSeries;
import io.github.qptv2.finetune.ranking.DistortionSeriesLoader;
import io.github.qptv2.finetune.ranking.ImageDistortionSeries;
import io.github.qptv2.io.FileTree;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.loader.ClipFrames;
import io.github.qptv2.loader.ClipTransform;
import io.github.qptv2.loader.Loader;
import io.github.qptv2.loader.PixelTensors;
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
 * TrainingResult result = Finetuning.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);
 * }</pre>
 *
 * <p>On the CPU an interrupted and resumed run is bitwise identical to an uninterrupted run.
 */
public final class Finetuning {

    /** Name of the final model in the run's folder. */
    public static final String MODEL = FinetunedModel.FILE;

    private final FinetuneConfig config;
    private final Collective processes;
    private final TrainingListener listener;
    private final RunLabels labels;
    private final InitialWeights initialWeights;
    private final @Nullable ClipFrames clips;
    private final ValidationScorer.Setup scoring;

    private Finetuning(FinetuneRequest request, Collective processes, TrainingListener listener)
            throws IOException, TrainingException {
        this.config = request.config();
        this.processes = processes;
        this.listener = listener;
        labels = RunLabels.read(config, request.run().isStarted());
        boolean ofClips = isOfClips();
        initialWeights = InitialWeights.of(config, ofClips, grades(ofClips));
        clips = ofClips ? config.clips().source() : null;
        scoring = new ValidationScorer.Setup(
                config.data().workers(), clips, config.data().corrupt(), listener::message);
        new FinetuneChecks(config, labels, initialWeights.network().tokens()).run(ofClips);
    }

    /** Outputs of the head: the number of ratings for the loss on votes, else 1. */
    private int grades(boolean ofClips) throws TrainingException {
        if (config.loss().kind() != LossConfig.Kind.EMD) {
            return 1;
        }
        if (ofClips || labels.datasets().isEmpty()) {
            throw new TrainingException("loss.kind emd is for labeled images, got %s; choose another loss"
                    .formatted(ofClips ? "a run of clips" : "none"));
        }
        try {
            return labels.train().grades();
        } catch (IllegalArgumentException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    private boolean isOfClips() throws IOException {
        return labels.datasets().isEmpty()
                ? !FileTree.list(Path.of(config.rankAugmentation().path()), MediaFiles::isVideo)
                        .isEmpty()
                : labels.areOfClips();
    }

    /**
     * Trains until the schedule, the request, early stopping or {@code stop} ends the run.
     *
     * @param processes that train together, each of which calls this; the first one writes files
     * @param stop asked after each step; when it is true in any process, a checkpoint is written and the run ends
     * @throws TrainingException in one line, if settings, labels or folder do not allow the run, or the loss is not
     *     finite
     * @throws IOException if a file cannot be read or the disk fails; the checkpoints written before are complete
     * @throws io.github.qptv2.tensor.distributed.CollectiveException if another process is lost
     */
    public static TrainingResult run(
            FinetuneRequest request, Collective processes, TrainingListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        request.config().runtime().apply(processes);
        var finetuning = new Finetuning(request, processes, listener);
        try (var task = finetuning.task()) {
            return new TrainingRun(task, request.run(), processes, listener, task.steps()).run(stop);
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
        if (clips != null) {
            throw new TrainingException("pseudo and features are for images; leave them out in a run of clips");
        }
        return JointStage.open(
                config, labels, new JointStage.Shard(size(), processes.rank(), processes.size()), listener);
    }

    private FinetuneTask task(@Nullable JointStage stage) throws IOException, TrainingException {
        var loader = loader();
        var model = new FinetunedModel(config, initialWeights, labels);
        var network = initialWeights.make(config.seed(), processes);
        var optimizer = config.optimizer();
        var rates = new LayerRates(initialWeights.network(), config.tuning());
        var auxiliary = JointNetwork.with(network, config, processes);
        Module trained = auxiliary == null ? network : auxiliary;
        var trainState =
                new TrainState(trained, rates.groups(trained.parameters(), optimizer.weightDecay()), optimizer);
        var inferenceConfig = initialWeights.inferenceConfig();
        var noise =
                new SampleNoise(InputSpec.DROP_MASK, InputSpec.columns(network), processes.rank(), processes.size());
        var inputSpec = new InputSpec(
                new PixelTensors(inferenceConfig.normalization(), processes.device()),
                inferenceConfig.channels(),
                noise,
                initialWeights.frames());
        var labeled = new LabeledLoss(config, labels.train().images());
        var step = new FinetuneStep(network, config, config.runtime().precision(), inputSpec, labeled);
        var joint = stage == null || !(network instanceof QualityNetwork images)
                ? null
                : new FinetuneParts.Joint(stage, new JointStep(step, images, auxiliary));
        return new FinetuneTask(new FinetuneParts(
                model,
                new LabeledBatches(loader, config.seed()),
                series(),
                schedule(loader),
                trainState,
                step,
                validation(),
                new CalibrationStep(config, labels, scoring, processes.device()),
                joint));
    }

    private @Nullable Loader loader() throws TrainingException {
        if (labels.datasets().isEmpty()) {
            return null;
        }
        var shard = LabeledData.shard(config, processes.rank(), processes.size());
        try {
            return clips != null
                    ? LabeledData.ofClips(config, transform(clips), labels.train(), shard)
                    : LabeledData.open(config, size(), labels.train(), shard);
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

    private @Nullable DistortionSeriesLoader series() throws IOException {
        var settings = config.rankAugmentation();
        if (!settings.isOn()) {
            return null;
        }
        var shard = new DistortionSeriesLoader.Shard(
                processes.rank(), processes.size(), config.data().workers());
        if (clips == null) {
            var images = ImageDataset.open(Path.of(settings.path()));
            return new DistortionSeriesLoader(config, new ImageDistortionSeries(config, size()), images, shard);
        }
        var sampling = config.clips().training(initialWeights.frames());
        var maker = new ClipDistortionSeries(
                settings, sampling, config.clips().view().of(size()), clips);
        return new DistortionSeriesLoader(config, maker, ClipDistortionSeries.videos(settings), shard);
    }

    private FinetuneSchedule schedule(@Nullable Loader loader) {
        return FinetuneSchedule.of(config, loader == null ? 0 : loader.batches(), processes.size());
    }

    private Validation validation() {
        var images = labels.validation();
        var scorer = new ValidationScorer(scoring, images.files(), processes, LabeledData.cacheBytes(config));
        return new Validation(images, scorer);
    }
}
