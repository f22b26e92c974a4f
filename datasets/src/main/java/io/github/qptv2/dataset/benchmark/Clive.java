package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;

/**
 * LIVE In the Wild Image Quality Challenge (Ghadiyaram and Bovik 2016), called CLIVE: three MATLAB files, in
 * {@code Data} as published or beside the images. The first seven images, {@code t1.bmp} to {@code t7.bmp} in
 * {@code trainingImages}, are practice images.
 */
final class Clive implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.of(0, 100);
    private static final String PRACTICE = "t\\d\\.bmp";

    @Override
    public String name() {
        return "clive";
    }

    @Override
    public String title() {
        return "1,162 photographs by phones, and 7 for practice; Ghadiyaram, Bovik";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Ghadiyaram, Bovik 2016, IEEE TIP 25(1)", 1_162);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path mosValues = find(copy, "AllMOS_release.mat");
        List<String> names = new MatlabFile(find(copy, "AllImages_release.mat")).texts("AllImages_release");
        List<Double> mos = new MatlabFile(mosValues).numbers("AllMOS_release");
        List<Double> deviations = new MatlabFile(find(copy, "AllStdDev_release.mat")).numbers("AllStdDev_release");
        if (names.size() != mos.size() || names.size() != deviations.size()) {
            throw new IOException("%s: names, MOS and deviations must be equally many, got %d, %d and %d"
                    .formatted(mosValues, names.size(), mos.size(), deviations.size()));
        }
        var items = new ArrayList<LabeledItem>();
        for (int i = 0; i < names.size(); i++) {
            items.add(item(copy, names.get(i), inRange(mosValues, mos.get(i))).withDeviation(deviations.get(i)));
        }
        return new LabeledDataset(name(), SCALE, items);
    }

    private static Path find(DatasetFiles copy, String name) throws IOException {
        return copy.require("Data/" + name, name);
    }

    private static LabeledItem item(DatasetFiles copy, String name, double mos) {
        boolean practice = name.matches(PRACTICE);
        String folder =
                practice ? copy.images("Images/trainingImages", "trainingImages", "Images") : copy.images("Images");
        LabeledItem item = LabeledItem.of(folder, name, mos);
        return practice ? item.forPractice() : item;
    }

    private static double inRange(Path file, double mos) throws IOException {
        if (!(mos >= SCALE.low() && mos <= SCALE.high())) {
            throw new IOException("%s: MOS must be in [0, 100], got %s".formatted(file, mos));
        }
        return mos;
    }
}
