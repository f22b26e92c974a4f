package io.github.qptv2.cli.score;

import java.nio.file.Path;
import java.util.Locale;

import io.github.qptv2.cli.console.Console;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.report.heatmap.HeatMap;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.MapRegion;
import io.github.qptv2.scoring.Scorer;

/**
 * Writes heat maps, one image at a time. Each image is decoded again: keeping decoded images until their maps are
 * written would take memory proportional to the window.
 */
final class MapWriter {

    private final MapFolder folder;
    private final ImageReader reader;
    private final Scorer scorer;
    private final Console console;
    private final boolean explain;

    /** @param explain whether the region of the lowest quality is named */
    MapWriter(MapFolder folder, ImageReader reader, Scorer scorer, Console console, boolean explain) {
        this.folder = folder;
        this.reader = reader;
        this.scorer = scorer;
        this.console = console;
        this.explain = explain;
    }

    /** Must be called for every image, in order, so that file names do not depend on which are {@code wanted}. */
    void write(ImageFile sourceImage, boolean wanted) {
        Path file = folder.fileFor(sourceImage.file());
        if (!wanted) {
            return;
        }
        try {
            Image image = reader.read(sourceImage.file());
            var map = scorer.map(image, CancellationToken.when(console.stop()));
            boolean rises = scorer.description().risesWithQuality();
            MapFolder.write(file, HeatMap.overlay(image, map, rises));
            if (explain) {
                MapRegion.lowest(map, rises).ifPresent(region -> message(sourceImage, region));
            }
        } catch (ImageException e) {
            console.message("no map: " + e.getMessage()); // the file changed since it was scored
        }
    }

    private void message(ImageFile image, MapRegion region) {
        console.message(String.format(
                Locale.ROOT,
                "%s: lowest quality at the %s, %.1f standard deviations below the mean of the image",
                image.name(),
                region.place(),
                region.deviation()));
    }
}
