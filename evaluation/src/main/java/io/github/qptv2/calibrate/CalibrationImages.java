package io.github.qptv2.calibrate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.evaluate.DatasetCopy;
import io.github.qptv2.evaluate.SplitItems;
import io.github.qptv2.io.FileTree;
import io.github.qptv2.io.MediaFiles;
import io.github.qptv2.scoring.bundle.Calibration;
import io.github.qptv2.scoring.bundle.MosScale;

/**
 * Images that a calibration is fitted on.
 *
 * @param set what the percentile table is to be called by
 * @param files the images
 * @param mos on each, if they are known
 */
public record CalibrationImages(String set, List<Path> files, Optional<MosFit> mos) {

    /**
     * Opinions on one scale.
     *
     * @param values in the order of the images
     */
    public record MosFit(MosScale scale, List<Double> values) {
        /** Copies. */
        public MosFit {
            values = List.copyOf(values);
        }
    }

    /** Copies; throws unless there are as many opinions as images. */
    public CalibrationImages {
        files = List.copyOf(files);
        if (mos.isPresent() && mos.get().values().size() != files.size()) {
            throw new IllegalArgumentException("opinions must be as many as images, got %d and %d"
                    .formatted(mos.get().values().size(), files.size()));
        }
    }

    /** Items of a labeled set. */
    public static CalibrationImages of(DatasetCopy copy, SplitItems selection) {
        String part = selection.split().equals(selection.part())
                ? selection.part()
                : selection.split() + " " + selection.part();
        var mos = new MosFit(
                CalibrationFit.scale(copy.set().scale()),
                selection.items().stream().map(LabeledItem::mos).toList());
        return new CalibrationImages(
                copy.label() + " " + part,
                selection.items().stream().map(copy::file).toList(),
                Optional.of(mos));
    }

    /**
     * The images in a folder and below it, without opinions; called by the folder's name.
     *
     * @throws IOException if the folder cannot be listed
     */
    public static CalibrationImages in(Path folder) throws IOException {
        List<Path> files = FileTree.list(folder, MediaFiles::isImage);
        Path name = folder.toRealPath().getFileName();
        return new CalibrationImages(name == null ? "images" : name.toString(), files, Optional.empty());
    }

    /**
     * Fits a calibration to outputs, NaN for images that have none. Without opinions the curve is that of {@code old},
     * if there is one: images alone say nothing against it.
     *
     * @throws IllegalArgumentException as {@link CalibrationFit#of}
     */
    public Calibration fit(double[] raws, Optional<Calibration> old) {
        double[] there = Arrays.stream(raws).filter(raw -> !Double.isNaN(raw)).toArray();
        if (mos.isPresent()) {
            var scale = mos.get().scale();
            return CalibrationFit.of(there, CalibrationFit.onScale(mos(raws), scale), scale, set);
        }
        var ranked = CalibrationFit.withoutMos(there, set);
        return new Calibration(
                ranked.rawMean(), ranked.rawDeviation(), old.flatMap(Calibration::mos), ranked.percentiles());
    }

    /** The opinions on those images that have an output; none where there are no opinions. */
    public double[] mos(double[] raws) {
        List<Double> values = mos.map(MosFit::values).orElse(List.of());
        var chosen = new ArrayList<Double>();
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isNaN(raws[i])) {
                chosen.add(values.get(i));
            }
        }
        return chosen.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
