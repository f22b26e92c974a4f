package io.github.qptv2.evaluate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.data.FolderWalk;
import io.github.qptv2.data.ImageFiles;
import io.github.qptv2.data.benchmark.LabelledItem;
import io.github.qptv2.scoring.Calibration;
import io.github.qptv2.scoring.MosScale;

/**
 * Pictures that a calibration is fitted on.
 *
 * @param set what the percentile table is to be called by
 * @param files the pictures
 * @param opinions on each, if they are known
 */
public record CalibrationPictures(String set, List<Path> files, Optional<Opinions> opinions) {

    /**
     * Opinions on one scale.
     *
     * @param values in the order of the pictures
     */
    public record Opinions(MosScale scale, List<Double> values) {
        /** Copies. */
        public Opinions {
            values = List.copyOf(values);
        }
    }

    /** Copies; throws unless there are as many opinions as pictures. */
    public CalibrationPictures {
        files = List.copyOf(files);
        if (opinions.isPresent() && opinions.get().values().size() != files.size()) {
            throw new IllegalArgumentException("opinions must be as many as pictures, got %d and %d"
                    .formatted(opinions.get().values().size(), files.size()));
        }
    }

    /** Items of a labelled set. */
    public static CalibrationPictures of(SetCopy copy, Selection selection) {
        String part = selection.split().equals(selection.part())
                ? selection.part()
                : selection.split() + " " + selection.part();
        var opinions = new Opinions(
                CalibrationFit.scale(copy.set().scale()),
                selection.items().stream().map(LabelledItem::mos).toList());
        return new CalibrationPictures(
                copy.label() + " " + part,
                selection.items().stream().map(copy::file).toList(),
                Optional.of(opinions));
    }

    /**
     * The pictures in a folder and below it, without opinions; called by the folder's name.
     *
     * @throws IOException if the folder cannot be listed
     */
    public static CalibrationPictures in(Path folder) throws IOException {
        var files = new ArrayList<Path>();
        try {
            new FolderWalk(folder).forEachRemaining(file -> {
                if (ImageFiles.isImage(file.toString())) {
                    files.add(file);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        Path name = folder.toRealPath().getFileName();
        return new CalibrationPictures(name == null ? "pictures" : name.toString(), files, Optional.empty());
    }

    /**
     * Fits a calibration to outputs, NaN for pictures that have none. Without opinions the curve is that of
     * {@code old}, if there is one: pictures alone say nothing against it.
     *
     * @throws IllegalArgumentException as {@link CalibrationFit#of}
     */
    public Calibration fit(double[] raws, Optional<Calibration> old) {
        double[] there = Arrays.stream(raws).filter(raw -> !Double.isNaN(raw)).toArray();
        if (opinions.isPresent()) {
            var scale = opinions.get().scale();
            return CalibrationFit.of(there, CalibrationFit.onScale(opinions(raws), scale), scale, set);
        }
        var ranked = CalibrationFit.withoutOpinions(there, set);
        return new Calibration(
                ranked.rawMean(), ranked.rawDeviation(), old.flatMap(Calibration::opinion), ranked.percentiles());
    }

    /** The opinions on those pictures that have an output; none where there are no opinions. */
    public double[] opinions(double[] raws) {
        List<Double> values = opinions.map(Opinions::values).orElse(List.of());
        var chosen = new ArrayList<Double>();
        for (int i = 0; i < values.size(); i++) {
            if (!Double.isNaN(raws[i])) {
                chosen.add(values.get(i));
            }
        }
        return chosen.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
