package io.github.qptv2.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.qptv2.evaluate.Compared;
import io.github.qptv2.evaluate.Evaluation.Manner;
import io.github.qptv2.evaluate.Evaluation.Question;
import io.github.qptv2.evaluate.Exclusion;
import io.github.qptv2.evaluate.PredictionLog;
import io.github.qptv2.evaluate.Protocol;
import io.github.qptv2.evaluate.SetCopy;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Which models are judged, by which pictures of which sets, and where the results go. */
final class SetOptions {

    @Option(
            names = "--model",
            paramLabel = "FILE",
            converter = ModelFile.PathConverter.class,
            description = "Model bundle or checkpoint, or the name of a built-in model; repeatable.")
    private List<Path> models = List.of();

    @Option(
            names = "--data",
            arity = "2",
            hideParamSyntax = true,
            paramLabel = "NAME DIR",
            description = "Labelled set, see qpt data list, and the folder that holds it; repeatable.")
    private List<String> data = List.of();

    @Option(
            names = "--splits",
            paramLabel = "SPLITS",
            description = "official, official-2, random:K:SEED, folds:K:SEED, all, or a split FILE.csv; default:"
                    + " official, or all where there is none.",
            defaultValue = Protocol.DEFAULT)
    private String splits = Protocol.DEFAULT;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Of each split: test, validation or train; default: ${DEFAULT-VALUE}.",
            defaultValue = "test")
    private Protocol.Place part = Protocol.Place.TEST;

    @Option(
            names = "--exclude",
            paramLabel = "FILE.csv",
            description =
                    "Give figures without the pictures named there, too: a column name, test_image, image or path.")
    private @Nullable Path exclude;

    @Option(
            names = "--compare",
            paramLabel = "WHAT",
            description = "Hold raw (outputs) or mos (calibrated scores) against opinions; default: ${DEFAULT-VALUE}.",
            defaultValue = "raw")
    private Compared compared = Compared.RAW;

    @Option(names = "--html", paramLabel = "FILE", description = "Write a page with plots and the worst pictures, too.")
    private @Nullable Path html;

    @Option(
            names = "--out",
            paramLabel = "FILE.csv",
            description = "Write every picture's prediction there as it is made.")
    private @Nullable Path out;

    @Option(names = "--resume", description = "Go on with --out: what has a prediction there is not scored again.")
    private boolean resume;

    @Mixin
    private ComputeOptions compute = new ComputeOptions();

    @Mixin
    private ViewOptions view = new ViewOptions();

    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    /** Whether neither a model nor a set is named. */
    boolean isEmpty() {
        return models.isEmpty() && data.isEmpty();
    }

    /** Reads the labels and checks all that can be checked before a model is loaded. */
    EvaluationPlan plan(Manner manner) throws IOException {
        if (models.isEmpty() || data.isEmpty()) {
            throw wrong("give both --model FILE and --data NAME DIR");
        }
        if (resume && out == null) {
            throw wrong("--resume needs --out FILE.csv");
        }
        var options = view.over(compute.checked(command), command);
        requireReplaceable();
        return new EvaluationPlan(
                List.copyOf(new LinkedHashSet<>(models)),
                questions(manner),
                new EvaluationPlan.Scoring(compute, options, compared),
                new EvaluationPlan.Output(out, resume, html));
    }

    private List<Question> questions(Manner manner) throws IOException {
        Set<String> excluded = exclude == null ? Set.of() : Exclusion.read(exclude);
        var questions = new ArrayList<Question>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < data.size(); i += 2) {
            var question = question(data.get(i), Path.of(data.get(i + 1)), excluded, manner);
            if (!names.add(question.copy().label())) {
                throw wrong("--data names %s twice".formatted(question.copy().label()));
            }
            questions.add(question);
        }
        boolean any = questions.stream()
                .flatMap(question -> question.items().stream())
                .anyMatch(item -> excluded.contains(item.name()));
        if (exclude != null && !any) {
            throw new UserException(exclude + ": names none of the pictures that are judged");
        }
        return questions;
    }

    private Question question(String name, Path folder, Set<String> excluded, Manner manner) throws IOException {
        try {
            var copy = SetCopy.read(name, folder);
            var question = new Question(copy, new Protocol(splits, part).of(copy.set()), excluded, manner);
            question.requireEnough();
            return question;
        } catch (IllegalArgumentException e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** Results replace earlier results, and nothing that somebody gave. */
    private void requireReplaceable() {
        if (html != null) {
            Destination.requirePage("--html", html);
        }
        if (out == null) {
            return;
        }
        Destination.requireFile("--out", out);
        if (html != null) {
            Destination.requireOther("--html", html, out);
        }
        if (!resume) {
            Destination.requireBeginning("--out", out, PredictionLog.BEGINNING, "no earlier run's predictions");
        }
    }

    /** Options of these that were given, by name. */
    List<String> given() {
        var own = command.mixins().values().stream()
                .filter(mixin -> mixin.userObject() == this)
                .flatMap(mixin -> mixin.options().stream())
                .map(OptionSpec::longestName)
                .collect(Collectors.toSet());
        return command.commandLine().getParseResult().matchedOptions().stream()
                .map(OptionSpec::longestName)
                .filter(own::contains)
                .toList();
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
