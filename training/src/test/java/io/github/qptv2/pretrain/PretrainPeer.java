package io.github.qptv2.pretrain;

import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;

import io.github.qptv2.tensor.Collective;
import io.github.qptv2.tensor.CollectiveException;
import io.github.qptv2.train.StepReport;
import io.github.qptv2.train.TrainingListener;

/** One of the processes of {@link TogetherIT}: pictures, folder, batch, steps and "resume" or "begin". */
final class PretrainPeer {

    static final int LOST = 7;

    private PretrainPeer() {}

    public static void main(String[] args) throws Exception {
        var config = SmallRuns.config(Path.of(args[0]), Integer.parseInt(args[2]), "1.0e-2");
        var request = new PretrainRequest(
                config, Path.of(args[1]), OptionalLong.of(Long.parseLong(args[3])), args[4].equals("resume"));
        try (var all = Collective.fromEnvironment(System.getenv(), Duration.ofSeconds(60))) {
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
                if (System.getenv("DIES_AFTER") != null
                        && report.step() == Long.parseLong(System.getenv("DIES_AFTER"))) {
                    Runtime.getRuntime().halt(9); // as a kill would: nothing is closed
                }
            }
        };
    }
}
