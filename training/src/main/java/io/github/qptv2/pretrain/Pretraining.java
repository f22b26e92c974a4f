package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

import io.github.qptv2.loader.CorruptBankException;
import io.github.qptv2.loader.PixelTensors;
import io.github.qptv2.model.MaskedAutoencoder;
import io.github.qptv2.model.TargetHeads;
import io.github.qptv2.teacher.TargetLayout;
import io.github.qptv2.teacher.TeacherException;
import io.github.qptv2.tensor.Ops;
import io.github.qptv2.tensor.Scope;
import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.train.SampleNoise;
import io.github.qptv2.train.Schedule;
import io.github.qptv2.train.TrainState;
import io.github.qptv2.train.TrainingException;
import io.github.qptv2.train.TrainingListener;
import io.github.qptv2.train.TrainingResult;
import io.github.qptv2.train.TrainingRun;
import org.jspecify.annotations.Nullable;

/**
 * A pretraining run: from unlabeled images to an encoder.
 *
 * <pre>{@code
 * var config = YamlConfig.read(Path.of("configs/pretrain/smoke.yaml"), PretrainConfig.DEFAULT).withData("photos");
 * var request = new PretrainRequest(config, Path.of("run"), OptionalLong.empty(), false);
 * Outcome outcome = Pretraining.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);
 * }</pre>
 *
 * <p>On the processor a run that was interrupted and resumed ends with the same bits as one that was not.
 */
public final class Pretraining {

    /** What is kept in the end, in the folder of the run. */
    public static final String ENCODER = "encoder.safetensors";

    private static final long MASKS = 0x6d61736b; // apart from the loader's draws

    private Pretraining() {}

    /**
     * Trains until the schedule, the request or {@code stop} says to end.
     *
     * @param all the processes that train together, each of which calls this; the first one writes files
     * @param stop asked after each step; when it says yes, in any process, a checkpoint is written and the run ends
     * @throws TrainingException in one line, if the settings, the images or the folder do not allow the run, or the
     *     loss is no number any more
     * @throws IOException if the disk fails; the checkpoints written before stand
     * @throws io.github.qptv2.tensor.distributed.CollectiveException if another process is lost
     */
    public static TrainingResult run(
            PretrainRequest request, Collective all, TrainingListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        var config = request.config();
        config.runtime().apply(all);
        var feed = PretrainData.open(config, all.rank(), all.size());
        if (feed.repeated() > 1 && all.isFirst()) {
            listener.says("%d images do not fill a batch of %d on each of %d processes; each is taken %d times an epoch"
                    .formatted(feed.images().size(), config.data().batch(), all.size(), feed.repeated()));
        }
        var schedule = schedule(config, feed);
        try (var task = task(config, feed, schedule, all, listener, stop)) {
            return new TrainingRun(task, request.run(), all, listener, schedule.steps()).run(stop);
        } catch (TeacherException | CorruptBankException e) {
            throw new TrainingException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Schedule schedule(PretrainConfig config, PretrainData feed) {
        var data = config.data();
        long steps = config.schedule().total(feed.loader().batches(), data.accumulate());
        return config.schedule()
                .schedule(steps, config.optimizer().peak(data.batch(), data.accumulate(), feed.world()));
    }

    private static PretrainTask task(
            PretrainConfig config,
            PretrainData feed,
            Schedule schedule,
            Collective all,
            TrainingListener listener,
            BooleanSupplier stop)
            throws TrainingException {
        var target = config.target();
        if (!target.needsTeacher()) {
            return task(config, feed, schedule, network(config, TargetHeads.PIXELS, all), all, null, null);
        }
        var teachers = TeacherStage.open(config);
        try {
            var layout = teachers.layout();
            var heads = new TargetHeads(
                    target.pixels() > 0,
                    target.teacherMasked() > 0 ? channels(layout, "masked") : 0,
                    target.teacherVisible() > 0 ? channels(layout, "visible") : 0,
                    target.teacherPooled() > 0 ? layout.statistics() : 0);
            var network = network(config, heads, all);
            var stage = new TeacherStage(teachers, feed, config, listener, stop);
            return task(config, feed, schedule, network, all, stage, new TeacherLoss(target, layout));
        } catch (TrainingException | RuntimeException e) {
            teachers.close();
            throw e;
        }
    }

    private static int channels(TargetLayout layout, String tokens) throws TrainingException {
        if (layout.channels() == 0) {
            throw new TrainingException(
                    "target.teacher-%s must be 0 where no output of a teacher is a map of rank 4".formatted(tokens));
        }
        return layout.channels();
    }

    private static PretrainTask task(
            PretrainConfig config,
            PretrainData feed,
            Schedule schedule,
            MaskedAutoencoder network,
            Collective all,
            @Nullable TeacherStage teachers,
            @Nullable TeacherLoss loss) {
        var optimizer = config.optimizer();
        var trainState =
                new TrainState(network, TrainState.groups(network.parameters(), optimizer.weightDecay(), 1), optimizer);
        var noise = new SampleNoise(MASKS, config.encoder().tokens(), all.rank(), all.size());
        var pixels = new PixelTensors(config.data().normalization(), all.device());
        var step = new PretrainStep(network, config, config.runtime().precision(), pixels, noise, loss);
        return new PretrainTask(config, feed, schedule, trainState, step, teachers);
    }

    /** A network with fresh weights, the same for the same seed, or with those that {@code init} names. */
    private static MaskedAutoencoder network(PretrainConfig config, TargetHeads heads, Collective all)
            throws TrainingException {
        try (var scope = Scope.open()) {
            Ops.seed(config.seed());
            var network =
                    new MaskedAutoencoder(config.encoder(), config.fusion(), config.decoder(), config.epsilon(), heads);
            if (!config.init().isEmpty()) {
                PretrainInitialWeights.load(Path.of(config.init()), network);
            }
            network.to(all.device());
            all.broadcast(List.copyOf(network.parameters().values()));
            return network;
        }
    }
}
