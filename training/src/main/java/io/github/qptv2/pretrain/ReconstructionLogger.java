package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.train.CheckpointWriter;
import io.github.qptv2.train.MetricsWriter;
import io.github.qptv2.train.TrainState;

/**
 * Images of reconstructions in the run's folder.
 *
 * @param every steps between two, at least 1
 */
record ReconstructionLogger(
        Path folder, int every, ReconstructionSample reconstructionSample, PretrainStep step, TrainState trainState)
        implements CheckpointWriter.ImageLog {

    private static final String IMAGES = "images";

    @Override
    public void show(long done, MetricsWriter metrics) throws IOException {
        if (done % every == 0) {
            var png = trainState.withBest(() -> reconstructionSample.reconstructed(step));
            Files.createDirectories(folder.resolve(IMAGES));
            png.write(folder.resolve(IMAGES).resolve("step-%06d.png".formatted(done)));
            metrics.image(done, "reconstructions", png);
            metrics.draw();
        }
    }
}
