package io.github.qptv2.spark;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.apache.spark.sql.SparkSession;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code spark-submit --class io.github.qptv2.spark.ScoreJob}: scores folders of images and videos, or tar files of
 * them, into Parquet.
 *
 * @since 0.2
 */
@Command(
        name = "ScoreJob",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Scores images and videos into Parquet files.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:all items have a row", "1:the job failed", "2:wrong usage"})
public final class ScoreJob implements Runnable {

    @Option(
            names = "--input",
            paramLabel = "PATH",
            required = true,
            arity = "1..*",
            description = "Folders, files or patterns of any file system that Spark reads.")
    private List<String> input = List.of();

    @Option(names = "--shards", description = "The inputs are tar files (WebDataset).")
    private boolean shards;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder of Parquet files to write.")
    private String out = "";

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            defaultValue = QualityScorer.MODEL,
            description = "Built-in model, or a model file of the driver; default: ${DEFAULT-VALUE}.")
    private String model = "";

    @Option(
            names = "--corrupt",
            paramLabel = "POLICY",
            defaultValue = "warn",
            description = "warn, refuse or accept images whose file is corrupt; default: ${DEFAULT-VALUE}.")
    private String corrupt = "";

    @Option(
            names = "--max-crops",
            paramLabel = "N",
            defaultValue = "0",
            description = "Most crops of an image, 1..1000; 0 for the model's own; default: ${DEFAULT-VALUE}.")
    private int maxCrops;

    @Option(names = "--embedding", description = "Add the pooled features.")
    private boolean embedding;

    @Option(
            names = "--commits",
            paramLabel = "N",
            defaultValue = "1",
            description = "Write in N parts, each complete before the next begins; default: ${DEFAULT-VALUE}.")
    private int commits;

    @Option(names = "--resume", description = "Add to --out what is missing there.")
    private boolean resume;

    private final PrintStream output;

    private ScoreJob(PrintStream output) {
        this.output = output;
    }

    /** Runs the job; exits with 1 if it fails, with 2 for wrong arguments. */
    public static void main(String... args) {
        int code = run(System.out, args);
        if (code != 0) {
            System.exit(code); // of the driver
        }
    }

    static int run(PrintStream output, String... args) {
        return new CommandLine(new ScoreJob(output))
                .setExecutionExceptionHandler((e, line, result) -> {
                    line.getErr().println("ScoreJob: " + e.getMessage());
                    return e instanceof IllegalArgumentException ? 2 : 1;
                })
                .execute(args);
    }

    @Override
    public void run() {
        var scorer = new QualityScorer()
                .setModel(model)
                .setCorrupt(corrupt)
                .setMaxCrops(maxCrops)
                .setEmbedding(embedding);
        var request = new ScoreRequest(input, shards, out, scorer, commits, resume);
        var spark = SparkSession.builder().appName("qpt score").getOrCreate();
        try {
            long rows = new ScoreTask(spark, request).run();
            output.printf("%,d rows added to %s%n", rows, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }
}
