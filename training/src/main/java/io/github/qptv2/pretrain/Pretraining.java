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
 * TrainingResult result = Pretraining.run(request, Collective.alone(Device.CPU), TrainingListener.NONE, () -> false);
 * }</pre>
 *
 * <p>On the CPU an interrupted and resumed run is bitwise identical to an uninterrupted run.
 */
public final class Pretraining {

    /** Name of the final encoder in the run's folder. */
    public static final String ENCODER = EncoderFile.NAME;

    private static final long MASKS = 0x6d61736b; // independent of the loader's draws

    private Pretraining() {}

    /**
     * Trains until the schedule, the request or {@code stop} ends the run.
     *
     * @param processes that train together, each of which calls this; the first one writes files
     * @param stop asked after each step; when it is true in any process, a checkpoint is written and the run ends
     * @throws TrainingException in one line, if settings, images or folder do not allow the run, or the loss is not
     *     finite
     * @throws IOException if the disk fails; the checkpoints written before are complete
     * @throws io.github.qptv2.tensor.distributed.CollectiveException if another process is lost
     */
    public static TrainingResult run(
            PretrainRequest request, Collective processes, TrainingListener listener, BooleanSupplier stop)
            throws IOException, TrainingException {
        var config = request.config();
        config.runtime().apply(processes);
        var feed = PretrainData.open(config, processes.rank(), processes.size());
        if (feed.repeated() > 1 && processes.isFirst()) {
            listener.message(
                    "%d images do not fill a batch of %d on each of %d processes; each is used %d times per epoch"
                            .formatted(feed.images().size(), config.data().batch(), processes.size(), feed.repeated()));
        }
        var schedule = schedule(config, feed);
        try (var task = task(config, feed, schedule, processes, listener, stop)) {
            return new TrainingRun(task, request.run(), processes, listener, schedule.steps()).run(stop);
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
            Collective processes,
            TrainingListener listener,
            BooleanSupplier stop)
            throws TrainingException {
        var target = config.target();
        if (!target.needsTeacher()) {
            return task(config, feed, schedule, network(config, TargetHeads.PIXELS, processes), processes, null, null);
        }
        var teachers = TeacherStage.open(config);
        try {
            var layout = teachers.layout();
            var heads = new TargetHeads(
                    target.pixels() > 0,
                    target.teacherMasked() > 0 ? channels(layout, "masked") : 0,
                    target.teacherVisible() > 0 ? channels(layout, "visible") : 0,
                    target.teacherPooled() > 0 ? layout.statistics() : 0);
            var network = network(config, heads, processes);
            var stage = new TeacherStage(teachers, feed, config, listener, stop);
            return task(config, feed, schedule, network, processes, stage, new TeacherLoss(target, layout));
        } catch (TrainingException | RuntimeException e) {
            teachers.close();
            throw e;
        }
    }

    private static int channels(TargetLayout layout, String tokens) throws TrainingException {
        if (layout.channels() == 0) {
            throw new TrainingException(
                    "target.teacher-%s must be 0 where no output of a teacher is of rank 4".formatted(tokens));
        }
        return layout.channels();
    }

    private static PretrainTask task(
            PretrainConfig config,
            PretrainData feed,
            Schedule schedule,
            MaskedAutoencoder network,
            Collective processes,
            @Nullable TeacherStage teachers,
            @Nullable TeacherLoss loss) {
        var optimizer = config.optimizer();
        var trainState =
                new TrainState(network, TrainState.groups(network.parameters(), optimizer.weightDecay(), 1), optimizer);
        var noise = new SampleNoise(MASKS, config.encoder().tokens(), processes.rank(), processes.size());
        var pixels = new PixelTensors(config.data().normalization(), processes.device());
        var step = new PretrainStep(network, config, config.runtime().precision(), pixels, noise, loss);
        return new PretrainTask(config, feed, schedule, trainState, step, teachers);
    }

    /** A network with the weights of {@code init}; other weights are random, the same for the same seed. */
    private static MaskedAutoencoder network(PretrainConfig config, TargetHeads heads, Collective processes)
            throws TrainingException {
        try (var scope = Scope.open()) {
            Ops.seed(config.seed());
            var network =
                    new MaskedAutoencoder(config.encoder(), config.fusion(), config.decoder(), config.epsilon(), heads);
            if (!config.init().isEmpty()) {
                PretrainInitialWeights.load(Path.of(config.init()), network);
            }
            network.to(processes.device());
            processes.broadcast(List.copyOf(network.parameters().values()));
            return network;
        }
    }
}
