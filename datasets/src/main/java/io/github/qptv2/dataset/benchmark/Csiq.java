package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;

/**
 * CSIQ (Larson and Chandler 2010): DMOS 0..1, converted so that higher is better. The published {@code csiq.DMOS.xlsx}
 * (sheet {@code all_by_image}) and the common text copy have the same six columns.
 */
final class Csiq implements DatasetReader {

    private static final RatingScale SCALE = RatingScale.ofDifferences(0, 1);
    private static final List<String> COLUMNS = List.of("image", "dst_idx", "dst_type", "dst_lev", "dmos_std", "dmos");

    @Override
    public String name() {
        return "csiq";
    }

    @Override
    public String title() {
        return "30 photographs, 6 distortion types at 4 or 5 levels (DMOS); Larson, Chandler";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Larson, Chandler 2010, Journal of Electronic Imaging 19(1)", 866);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require("csiq.DMOS.xlsx", "csiq_label.txt", "csiq_dmos.txt", "csiq_ref_dist_mos.txt");
        boolean sheet = labels.toString().endsWith(".xlsx");
        List<LabeledItem> items = sheet
                ? Workbook.table(labels, "all_by_image", "dst_idx").rows(COLUMNS, row -> item(row, folder))
                : Table.words(labels).headless(COLUMNS, row -> item(row, folder));
        return new LabeledDataset(name(), SCALE, items);
    }

    private static LabeledItem item(TableRow row, Path folder) throws IOException {
        Type type = type(row);
        // a spreadsheet may store "1600" as a number
        String image = row.text("image").replaceFirst("\\.0$", "");
        String name = image + "." + type.inNames() + "." + (int) row.number("dst_lev", 1, 5) + ".png";
        double dmos = row.number("dmos", SCALE.low(), SCALE.high());
        return LabeledItem.of(folderOf(type, folder), name, SCALE.oriented(dmos))
                .withDeviation(row.number("dmos_std", 0, 1))
                .withReference(image, type.folder());
    }

    private static String folderOf(Type type, Path folder) {
        String all = new DatasetFiles(folder).images("dst_imgs_all", "dst_imgs", "distorted_images");
        boolean byType = Files.isDirectory(folder.resolve(all).resolve(type.folder()));
        return byType ? (all.isEmpty() ? "" : all + "/") + type.folder() : all;
    }

    private record Type(String folder, String inNames) {}

    private static Type type(TableRow row) throws IOException {
        String written = row.text("dst_type");
        return switch (written.replace(" ", "").toLowerCase(Locale.ROOT)) {
            case "noise", "awgn" -> new Type("awgn", "AWGN");
            case "blur" -> new Type("blur", "BLUR");
            case "contrast" -> new Type("contrast", "contrast");
            case "fnoise" -> new Type("fnoise", "fnoise");
            case "jpeg" -> new Type("jpeg", "JPEG");
            case "jpeg2000" -> new Type("jpeg2000", "jpeg2000");
            default -> throw row.malformed("dst_type must be one of CSIQ's six, got \"%s\"".formatted(written));
        };
    }
}
