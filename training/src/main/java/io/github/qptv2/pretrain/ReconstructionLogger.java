package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

import io.github.qptv2.train.ImageLog;
import io.github.qptv2.train.MetricsWriter;
import io.github.qptv2.train.TrainState;

/**
 * Logs images of reconstructions.
 *
 * @param folder of the run
 * @param every steps between two images, at least 1
 */
record ReconstructionLogger(
        Path folder, int every, ReconstructionSample sample, PretrainStep step, TrainState trainState)
        implements ImageLog {

    private static final String IMAGES = "images";

    @Override
    public void write(long done, MetricsWriter metrics) throws IOException {
        if (done % every == 0) {
            var png = trainState.withEma(() -> sample.reconstructed(step));
            Files.createDirectories(folder.resolve(IMAGES));
            png.write(folder.resolve(IMAGES).resolve(String.format(Locale.ROOT, "step-%06d.png", done)));
            metrics.image(done, "reconstructions", png);
            metrics.draw();
        }
    }
}
