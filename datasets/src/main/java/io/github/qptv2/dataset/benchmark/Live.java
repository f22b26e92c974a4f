package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;

/**
 * LIVE image quality, release 2 (Sheikh, Sabir, Bovik 2006): DMOS, converted so that higher is better. Reads the
 * published {@code dmos_realigned.mat} or {@code dmos.mat} with {@code refnames_all.mat}, or the common list. Pristine
 * images (DMOS 0) are omitted, as the authors recommend.
 */
final class Live implements DatasetReader {

    /** Realigned DMOS slightly exceed both ends of 0..100, and so do the converted values. */
    private static final RatingScale SCALE = RatingScale.ofDifferences(0, 100);

    private static final double MARGIN = 20;

    /** Folders in the order of the concatenated labels, with the number of their images. */
    private enum Folder {
        JP2K(227),
        JPEG(233),
        WN(174),
        GBLUR(174),
        FASTFADING(174);

        private final int images;

        Folder(int images) {
            this.images = images;
        }
    }

    @Override
    public String name() {
        return "live";
    }

    @Override
    public String title() {
        return "29 images, 5 distortion types (DMOS), release 2; Sheikh, Wang, Cormack, Bovik";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Sheikh, Sabir, Bovik 2006, IEEE TIP 15(11)", 779);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require("dmos_realigned.mat", "dmos.mat", "live_MOS_NAME_REF.txt");
        List<LabeledItem> items = labels.toString().endsWith(".mat")
                ? fromMatlab(labels, copy.require("refnames_all.mat"))
                : Table.words(labels).headless(List.of("dmos", "name", "reference"), Live::listed).stream()
                        .flatMap(Optional::stream)
                        .toList();
        return new LabeledDataset(name(), SCALE, items);
    }

    private static Optional<LabeledItem> listed(TableRow row) throws IOException {
        double dmos = row.number("dmos", SCALE.low() - MARGIN, SCALE.high() + MARGIN);
        String name = row.text("name");
        if (!name.contains("/")) {
            throw row.malformed("names must have a folder, such as jp2k/img1.bmp, got \"%s\"".formatted(name));
        }
        return dmos == 0 ? Optional.empty() : Optional.of(item(name, dmos, row.text("reference")));
    }

    private static LabeledItem item(String name, double dmos, String reference) {
        String distortion = name.substring(0, name.indexOf('/'));
        return LabeledItem.of("", name, SCALE.oriented(dmos)).withReference(reference, distortion);
    }

    private static List<LabeledItem> fromMatlab(Path labels, Path references) throws IOException {
        var mat = new MatlabFile(labels);
        List<Double> dmos = mat.numbers(mat.has("dmos_new") ? "dmos_new" : "dmos");
        List<Double> originals = mat.numbers("orgs");
        List<String> names = new MatlabFile(references).texts("refnames_all");
        List<Double> deviations = mat.has("dmos_std") ? mat.numbers("dmos_std") : List.of();
        int all = 0;
        for (Folder folder : Folder.values()) {
            all += folder.images;
        }
        if (dmos.size() != all || originals.size() != all || names.size() != all) {
            throw new IOException("%s: must have %d DMOS, originals and references, got %d, %d and %d"
                    .formatted(labels, all, dmos.size(), originals.size(), names.size()));
        }
        var items = new ArrayList<LabeledItem>();
        int at = 0;
        for (Folder folder : Folder.values()) {
            String prefix = folder.name().toLowerCase(Locale.ROOT) + "/img";
            for (int i = 1; i <= folder.images; i++, at++) {
                if (originals.get(at) == 0) {
                    LabeledItem item = item(prefix + i + ".bmp", dmos.get(at), names.get(at));
                    items.add(deviations.size() == all ? item.withDeviation(deviations.get(at)) : item);
                }
            }
        }
        return items;
    }
}
