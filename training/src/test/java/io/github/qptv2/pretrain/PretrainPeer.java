package io.github.qptv2.pretrain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;

import io.github.qptv2.tensor.distributed.Collective;
import io.github.qptv2.tensor.distributed.CollectiveException;
import io.github.qptv2.train.StepReport;
import io.github.qptv2.train.TrainingListener;

/** One of the processes of {@link TogetherIT}: images, folder, batch, steps and "resume" or "begin". */
final class PretrainPeer {

    static final int LOST = 7;

    private PretrainPeer() {}

    public static void main(String[] args) throws Exception {
        var config = SmallRuns.config(Path.of(args[0]), Integer.parseInt(args[2]), "1.0e-2");
        var request = new PretrainRequest(
                config, Path.of(args[1]), OptionalLong.of(Long.parseLong(args[3])), args[4].equals("resume"));
        try (var all = Collective.fromEnvironment(System.getenv(), patience())) {
            Pretraining.run(request, all, telling(), () -> false);
        } catch (CollectiveException e) {
            System.out.println("lost: " + e.getMessage());
            System.exit(LOST);
        }
    }

    private static TrainingListener telling() {
        return new TrainingListener() {
            @Override
            public void step(StepReport report) {
                System.out.println("step " + report.step());
                if (isTimeTo("DIES_AFTER", report)) {
                    Runtime.getRuntime().halt(9); // like a kill: nothing is closed
                }
                if (isTimeTo("HANGS_AFTER", report)) {
                    LockSupport.park(); // its connections stay open
                }
            }
        };
    }

    private static Duration patience() {
        return Duration.ofSeconds(Long.parseLong(System.getenv().getOrDefault("PATIENCE", "60")));
    }

    private static boolean isTimeTo(String what, StepReport report) {
        String step = System.getenv(what);
        return step != null && report.step() == Long.parseLong(step);
    }
}
