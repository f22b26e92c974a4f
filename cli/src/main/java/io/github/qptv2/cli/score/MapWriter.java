package io.github.qptv2.cli.score;

import java.nio.file.Path;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.report.heatmap.HeatMap;
import io.github.qptv2.scoring.Scorer;

/**
 * Makes heat maps, one image at a time. Each is decoded once more for it: to keep the images until their maps are made
 * would take memory that grows with the window of decoded ones.
 */
final class MapWriter {

    private final MapFolder folder;
    private final ImageReader reader;
    private final Scorer scorer;
    private final Console console;

    MapWriter(MapFolder folder, ImageReader reader, Scorer scorer, Console console) {
        this.folder = folder;
        this.reader = reader;
        this.scorer = scorer;
        this.console = console;
    }

    /** To be told of every image, in order, so that names do not depend on which of them are {@code wanted}. */
    void write(ImageFile sourceImage, boolean wanted) {
        Path file = folder.fileFor(sourceImage.file());
        if (!wanted) {
            return;
        }
        try {
            Image image = reader.read(sourceImage.file());
            MapFolder.write(
                    file,
                    HeatMap.over(
                            image,
                            scorer.map(image, console.stop()),
                            scorer.description().risesWithQuality()));
        } catch (ImageException e) {
            console.say("no map: " + e.getMessage()); // it was readable a moment ago
        }
    }
}
