package io.github.qptv2.fuzz;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import io.github.qptv2.checkpoint.pickle.PickleDict;
import io.github.qptv2.checkpoint.storage.CheckpointException;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.output.PreviousRowsTargets;
import io.github.qptv2.config.ConfigException;
import io.github.qptv2.curate.ManifestTarget;
import io.github.qptv2.dataset.DatasetListTargets;
import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.benchmark.LabelTargets;
import io.github.qptv2.dataset.split.SplitSpec;
import io.github.qptv2.fuzz.FuzzTarget.Parser;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageFormat;
import io.github.qptv2.media.image.ImageHeaderTargets;
import io.github.qptv2.media.image.ImageHeaderTargets.Parsed;
import io.github.qptv2.monitor.MetricsEntry;
import io.github.qptv2.monitor.MetricsTarget;
import io.github.qptv2.probe.BackboneConfig;
import io.github.qptv2.scoring.bundle.ModelDescription;
import io.github.qptv2.train.CheckpointStateTarget;

/**
 * All targets, each with the exceptions that the Javadoc of its parser states and with the special value of its planted
 * fault.
 */
public final class FuzzTargets {

    /** A text that no seed contains; the number is one that no seed contains either. */
    private static final String WORD = "Fault";

    private static final int NUMBER = 4660;

    private static final Pattern USUAL = Pattern.compile("[a-z0-9./_]*");

    /** Wider than every seed, and within the 14 bits that WebP has. */
    private static final int WIDE = 4096;

    /** The first sample of every seed is darker after its conversion. */
    private static final int BRIGHT = 96;

    private static final List<FuzzTarget> ALL = List.of(
            of("pickle", CheckpointTargets::pickle, FuzzTargets::hasCapitalInKey, CheckpointException.class),
            of("zip", CheckpointTargets::zip, FuzzTargets::hasUnusual, CheckpointException.class),
            of("checkpoint", CheckpointTargets::checkpoint, FuzzTargets::hasUnusual, CheckpointException.class),
            new FuzzTarget(
                    "bundle",
                    CheckpointTargets::bundle,
                    List.of(CheckpointException.class, IllegalArgumentException.class),
                    FuzzTargets::hasUnusualName),
            image(ImageFormat.JPEG),
            image(ImageFormat.PNG),
            image(ImageFormat.GIF),
            image(ImageFormat.WEBP),
            image(ImageFormat.TIFF),
            image(ImageFormat.BMP),
            new FuzzTarget(
                    "exif", ImageHeaderTargets::exif, List.of(), value -> value instanceof Integer turn && turn == 7),
            of("tiff-directory", ImageHeaderTargets::directory, FuzzTargets::isNumber, ImageException.class),
            new FuzzTarget("icc", ColorProfileTarget::convert, List.of(), FuzzTargets::isBright),
            of("yaml-pretrain", ConfigTargets::pretrain, mentions(WORD), ConfigException.class),
            of("yaml-finetune", ConfigTargets::finetune, mentions(WORD), ConfigException.class),
            of("yaml-curation", ConfigTargets::curation, mentions("13.5"), ConfigException.class),
            of(
                    "yaml-backbone",
                    ConfigTargets::backbone,
                    value -> value instanceof BackboneConfig config
                            && config.name().equals(WORD),
                    ConfigException.class),
            of("yaml-degradation", ConfigTargets::degradation, FuzzTargets::isTwice, ConfigException.class),
            of("split", ConfigTargets::split, FuzzTargets::isThirdOfSeven, IllegalArgumentException.class),
            of("labels-csv", LabelTargets::csv, FuzzTargets::hasItem, IOException.class),
            of("labels-xlsx", LabelTargets::workbook, FuzzTargets::isWithoutRows, IOException.class),
            of("labels-sheet", LabelTargets::sheet, FuzzTargets::hasWord, IOException.class),
            of("labels-mat", LabelTargets::matlab, FuzzTargets::hasWord, IOException.class),
            of("list-csv", input -> DatasetListTargets.list(input, "csv"), mentions(WORD), IOException.class),
            of("list-tar", input -> DatasetListTargets.list(input, "tar"), mentions(WORD), IOException.class),
            of("list-jsonl", input -> DatasetListTargets.list(input, "jsonl"), mentions(WORD), IOException.class),
            of("shard-index", DatasetListTargets::index, FuzzTargets::isWord, IOException.class),
            of("manifest", ManifestTarget::manifest, FuzzTargets::isWord, IOException.class),
            of(
                    "masks",
                    ManifestTarget::masks,
                    value -> value instanceof Integer masks && masks == 5,
                    IllegalArgumentException.class),
            of("state-json", CheckpointStateTarget::state, FuzzTargets::hasKey, IOException.class),
            of("metrics-jsonl", MetricsTarget::log, FuzzTargets::hasStep, IOException.class),
            new FuzzTarget(
                    "rows-csv",
                    PreviousRowsTargets::csv,
                    List.of(IOException.class, UserException.class),
                    FuzzTargets::hasWord),
            new FuzzTarget(
                    "rows-jsonl",
                    PreviousRowsTargets::jsonLines,
                    List.of(IOException.class, UserException.class),
                    FuzzTargets::hasWord));

    private FuzzTargets() {}

    /** In the order of the documentation. */
    public static List<FuzzTarget> all() {
        return ALL;
    }

    /** The target of a name. */
    public static FuzzTarget named(String name) {
        return ALL.stream()
                .filter(target -> target.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("a target must be one of "
                        + ALL.stream().map(FuzzTarget::name).toList() + ", got " + name));
    }

    private static FuzzTarget of(
            String name, Parser parser, Predicate<Object> planted, Class<? extends Exception> documented) {
        return new FuzzTarget(name, parser, List.of(documented), planted);
    }

    private static FuzzTarget image(ImageFormat format) {
        return of(
                format.name().toLowerCase(Locale.ROOT),
                input -> ImageHeaderTargets.header(input, format),
                FuzzTargets::isWide,
                ImageException.class);
    }

    private static boolean isWide(Object header) {
        return header instanceof Parsed parsed && parsed.width() >= WIDE;
    }

    private static boolean isBright(Object sample) {
        return sample instanceof Integer value && value >= BRIGHT;
    }

    private static boolean hasUnusualName(Object bundle) {
        return bundle instanceof ModelDescription model && hasUnusual(List.of(model.name()));
    }

    /** A name with a character other than those of the seeds' names: a to z, digits, full stop, slash, underscore. */
    private static boolean hasUnusual(Object names) {
        return names instanceof Collection<?> items
                && items.stream().map(String::valueOf).anyMatch(name -> !USUAL.matcher(name)
                        .matches());
    }

    private static boolean isNumber(Object value) {
        return value instanceof Integer number && number == NUMBER;
    }

    // Jazzer sees comparisons in methods of this class, not those of a method reference to String.equals
    private static boolean isWord(Object value) {
        return value instanceof String text && text.contains(WORD);
    }

    private static boolean hasWord(Object values) {
        return values instanceof Collection<?> items && items.stream().anyMatch(FuzzTargets::isWord);
    }

    private static boolean hasCapitalInKey(Object root) {
        return root instanceof PickleDict dict
                && dict.entries().keySet().stream()
                        .map(String::valueOf)
                        .flatMapToInt(String::chars)
                        .anyMatch(c -> c >= 'A' && c <= 'Z');
    }

    private static Predicate<Object> mentions(String word) {
        return value -> value.toString().contains(word);
    }

    private static boolean isTwice(Object model) {
        return model.toString().startsWith("Sequential") && model.toString().indexOf("Sequential", 10) > 0;
    }

    private static boolean isThirdOfSeven(Object spec) {
        return spec instanceof SplitSpec.Fold fold
                && fold.count() == 7
                && fold.numbers().first() == 3;
    }

    private static boolean hasItem(Object set) {
        return set instanceof LabeledDataset labeled
                && labeled.items().stream().anyMatch(item -> item.content().equals(WORD));
    }

    private static boolean isWithoutRows(Object rows) {
        return rows instanceof List<?> texts && texts.isEmpty();
    }

    private static boolean hasKey(Object state) {
        return state instanceof Map<?, ?> entries && entries.containsKey(WORD);
    }

    private static boolean hasStep(Object log) {
        return log instanceof List<?> entries
                && entries.stream().anyMatch(entry -> entry instanceof MetricsEntry line && line.step() == 73);
    }
}
