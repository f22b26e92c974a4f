package io.github.qptv2.io;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.slf4j.LoggerFactory;

/**
 * Names of version 0.1 that are still read, for one release: fields of configurations, options, entries of bundles and
 * checkpoints, operators in degradation texts. What is written has the present names alone.
 */
public final class LegacyNames {

    /** Fields of a model's card. */
    public static final String LICENSE = "licence",
            LICENSE_NOTE = "licence_note",
            METRICS = "figures",
            IMAGES = "pictures";

    /** By the path of the present section and the former field. */
    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("start", "init"),
            Map.entry("init.look", "input"),
            Map.entry("init.input.normalisation", "normalization"),
            Map.entry("sets", "datasets"),
            Map.entry("ladders", "rank-augmentation"),
            Map.entry("rank-augmentation.pictures", "images"),
            Map.entry("tuning.units", "patch-keep-ratio"),
            Map.entry("calibration.pictures", "images"),
            Map.entry("optimiser", "optimizer"),
            Map.entry("optimizer.base-rate", "base-lr"),
            Map.entry("optimizer.clip", "clip-grad"),
            Map.entry("optimizer.average", "ema-decay"),
            Map.entry("schedule.warm-up", "warmup"),
            Map.entry("schedule.last-rate", "min-lr-ratio"),
            Map.entry("compute", "runtime"),
            Map.entry("runtime.recompute", "activation-checkpointing"),
            Map.entry("masking.per-unit", "norm-pix"),
            Map.entry("data.normalisation", "normalization"),
            Map.entry("output.pictures-every", "images-every"),
            Map.entry("output.pictures", "images"),
            Map.entry("output.pictures-of", "images-of"));

    private static final Map<String, String> OPTIONS = Map.ofEntries(
            Map.entry("--convention", "--inference"),
            Map.entry("--labelled", "--max-labeled"),
            Map.entry("--pictures", "--max-images"),
            Map.entry("--compare", "--score-type"),
            Map.entry("--random", "--random-baselines"),
            Map.entry("--crops", "--max-crops"),
            Map.entry("--steps", "--max-steps"),
            Map.entry("--html", "--report"),
            Map.entry("--ladders", "--rank-images"),
            Map.entry("--ladder", "--series"));

    private static final String DATA = "--data", DATASET = "--dataset";

    /** Commands whose {@code --data} named a labeled dataset. */
    private static final Set<String> LABELED = Set.of("evaluate", "calibrate", "probe", "finetune", "doctor");

    private static final Map<String, String> OPERATORS = Map.ofEntries(
            Map.entry("colour-shift", "color-shift"),
            Map.entry("colour-diffusion", "color-diffusion"),
            Map.entry("colour-quantisation", "color-quantization"),
            Map.entry("colour-block", "color-block"),
            Map.entry("quantisation", "quantization"),
            Map.entry("colours", "colors"),
            Map.entry("generalised-blur", "generalized-blur"),
            Map.entry("ColourBlocks", "ColorBlocks"),
            Map.entry("Generalised", "Generalized"),
            Map.entry("Quantisation", "Quantization"),
            Map.entry("grey", "gray"));

    private static final Map<String, String> STATE = Map.ofEntries(
            Map.entry("ladders-sha256", "rank-images-sha256"),
            Map.entry("ladders-operators", "rank-operators"),
            Map.entry("pictures-sha256", "images-sha256"),
            Map.entry("pictures", "images"));

    /** HiViT-micro was called mini. */
    private static final Map<String, String> MODELS = Map.of("qpt-iaa-mini", "qpt-iaa-micro");

    private static final Map<String, String> METRIC_NAMES = Map.of("waiting", "data-wait");

    private static final Pattern SPLITS = Pattern.compile("(random|folds):([1-9]\\d{0,5}):(-?\\d{1,18})");
    private static final String CONVENTION = "qpt.convention.", INFERENCE = "qpt.inference.";
    private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();

    private LegacyNames() {}

    /**
     * The present name of a configuration's field.
     *
     * @param section path of the section under its present name, empty at the top; dots between names
     */
    public static Optional<String> field(String section, String name) {
        return Optional.ofNullable(FIELDS.get(section.isEmpty() ? name : section + "." + name));
    }

    /** Warns, once for each name, that it was read. */
    public static void warn(String where, String former, String present) {
        if (TOLD.add(former)) {
            // a logger in a static field would be created before a command line has set its level
            LoggerFactory.getLogger(LegacyNames.class)
                    .warn(
                            "{}: {} is now called {}; the former name will be refused by the next release",
                            where,
                            former,
                            present);
        }
    }

    /**
     * Arguments of a command line with options under their present names, up to {@code --}. Of commands that take
     * labeled datasets, {@code --data NAME DIR} becomes {@code --dataset NAME=DIR}.
     */
    public static String[] options(String[] args, Consumer<String> warning) {
        var now = new ArrayList<String>();
        boolean labeled = args.length > 0 && LABELED.contains(args[0]);
        for (int i = 0; i < args.length; i++) {
            if (args[i].equals("--")) {
                now.addAll(List.of(args).subList(i, args.length));
                break;
            }
            int equals = args[i].indexOf('=');
            String name = equals < 0 ? args[i] : args[i].substring(0, equals);
            String present = OPTIONS.get(name);
            if (labeled && name.equals(DATA)) {
                int first = equals < 0 ? i + 1 : i;
                if (first + 1 < args.length) {
                    now.add(DATASET);
                    String set = equals < 0 ? args[first] : args[i].substring(equals + 1);
                    now.add(dataset(List.of(set, args[first + 1]), warning));
                    i = first + 1;
                } else {
                    now.add(args[i]);
                }
            } else if (present != null) {
                warning.accept("%s is now called %s; the former name will be refused by the next release"
                        .formatted(name, present));
                now.add(present + args[i].substring(name.length()));
            } else {
                now.add(args[i]);
            }
        }
        return now.toArray(String[]::new);
    }

    /** A labeled dataset's present form, {@code NAME=DIR}, of its former one, the name and the folder in two words. */
    public static String dataset(List<String> former, Consumer<String> warning) {
        String present = String.join("=", former);
        warning.accept("a labeled dataset is now given as %s %s; the former form will be refused by the next release"
                .formatted(DATASET, present));
        return present;
    }

    /** The present text of a split: {@code random:K:SEED} and {@code folds:K:SEED} named K splits at once. */
    public static String split(String text) {
        Matcher former = SPLITS.matcher(text);
        if (!former.matches()) {
            return text;
        }
        String count = former.group(2), seed = former.group(3), range = count.equals("1") ? "1" : "1.." + count;
        String present = former.group(1).equals("random")
                ? "random-" + seed + "-" + range
                : "fold-" + count + "-" + seed + "-" + range;
        warn("splits", text, present);
        return present;
    }

    /** Entries of a bundle under their present names. */
    public static Map<String, String> metadata(Map<String, String> entries) {
        var now = new LinkedHashMap<String, String>();
        entries.forEach((key, value) -> now.put(
                key.startsWith(CONVENTION) ? INFERENCE + toUsSpelling(key.substring(CONVENTION.length())) : key,
                value));
        return now;
    }

    /** The state of a checkpoint under present names. */
    public static Map<String, String> state(Map<String, String> entries) {
        var now = new LinkedHashMap<String, String>();
        entries.forEach((key, value) -> now.put(STATE.getOrDefault(key, key), value));
        return now;
    }

    /** The present name of a metric in a run's log. */
    public static String metric(String name) {
        return METRIC_NAMES.getOrDefault(name, name);
    }

    /** The present name of a built-in model. */
    public static String model(String name) {
        return MODELS.getOrDefault(name, name);
    }

    /** A degradation's text, {@code name:parameter=value,...}, with present names. */
    public static String operators(String text) {
        return replaced(text, false);
    }

    /** A degradation's text as version 0.1 wrote it: digests of it stand in checkpoints. */
    public static String formerOperators(String text) {
        return replaced(text, true);
    }

    private static String replaced(String text, boolean back) {
        String now = text;
        for (var name : OPERATORS.entrySet()) {
            String from = back ? name.getValue() : name.getKey(), to = back ? name.getKey() : name.getValue();
            now = now.replaceAll("(?<![\\w-])" + from + "(?![\\w-])", to);
        }
        return now;
    }

    /** A key in American spelling. */
    public static String toUsSpelling(String key) {
        String now = key;
        for (String[] pair : new String[][] {{"colour", "color"}, {"grey", "gray"}, {"isation", "ization"}}) {
            now = now.replace(pair[0], pair[1]);
        }
        return now;
    }
}
