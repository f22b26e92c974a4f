package io.github.qptv2.pretrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.github.qptv2.train.Figures;
import io.github.qptv2.train.FolderKeeper;
import io.github.qptv2.train.Learner;

/**
 * Pictures of reconstructions in the run's folder.
 *
 * @param every steps between two, at least 1
 */
record Gallery(Path folder, int every, Exhibit exhibit, PretrainStep step, Learner learner)
        implements FolderKeeper.Pictures {

    private static final String PICTURES = "pictures";

    @Override
    public void show(long done, Figures figures) throws IOException {
        if (done % every == 0) {
            var png = learner.withBest(() -> exhibit.painted(step));
            Files.createDirectories(folder.resolve(PICTURES));
            png.write(folder.resolve(PICTURES).resolve("step-%06d.png".formatted(done)));
            figures.image(done, "reconstructions", png);
            figures.draw();
        }
    }
}
