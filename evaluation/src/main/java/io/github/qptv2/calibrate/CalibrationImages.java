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
 * Images to which a calibration is fitted.
 *
 * @param set name of the percentile table
 * @param files the images
 * @param mos of each image, where labels exist
 */
public record CalibrationImages(String set, List<Path> files, Optional<MosFit> mos) {

    /**
     * MOS on one scale.
     *
     * @param values in the order of the images
     */
    public record MosFit(MosScale scale, List<Double> values) {
        /** Copies. */
        public MosFit {
            values = List.copyOf(values);
        }
    }

    /** Copies; throws unless MOS and images are equally many. */
    public CalibrationImages {
        files = List.copyOf(files);
        if (mos.isPresent() && mos.get().values().size() != files.size()) {
            throw new IllegalArgumentException("MOS and images must be equally many, got %d and %d"
                    .formatted(mos.get().values().size(), files.size()));
        }
    }

    /** Items of a labeled dataset. */
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
     * The images of a folder and its subfolders, without MOS; the table has the folder's name.
     *
     * @throws IOException if the folder cannot be listed
     */
    public static CalibrationImages in(Path folder) throws IOException {
        List<Path> files = FileTree.list(folder, MediaFiles::isImage);
        Path name = folder.toRealPath().getFileName();
        return new CalibrationImages(name == null ? "images" : name.toString(), files, Optional.empty());
    }

    /**
     * Fits a calibration to raw outputs, NaN for images without one. Without MOS, the MOS mapping of {@code old} is
     * kept if it exists.
     *
     * @throws IllegalArgumentException as {@link CalibrationFit#of}
     */
    public Calibration fit(double[] rawOutputs, Optional<Calibration> old) {
        double[] there =
                Arrays.stream(rawOutputs).filter(raw -> !Double.isNaN(raw)).toArray();
        if (mos.isPresent()) {
            var scale = mos.get().scale();
            return CalibrationFit.of(there, CalibrationFit.onScale(mos(rawOutputs), scale), scale, set);
        }
        var ranked = CalibrationFit.withoutMos(there, set);
        return new Calibration(
                ranked.rawMean(), ranked.rawDeviation(), old.flatMap(Calibration::mos), ranked.percentiles());
    }

    /** The MOS of the images with an output; empty without MOS. */
    public double[] mos(double[] rawOutputs) {
        List<Double> values = mos.map(MosFit::values).orElse(List.of());
        var chosen = new ArrayList<Double>();
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isNaN(rawOutputs[i])) {
                chosen.add(values.get(i));
            }
        }
        return chosen.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
