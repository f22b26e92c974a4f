package io.github.qptv2.cli;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Classes that depend on each other in a circle: few groups, each small and listed with its reason. */
@AnalyzeClasses(packages = "io.github.qptv2", importOptions = DoNotIncludeTests.class)
class CirclesTest {

    private static final String ROOT = "io.github.qptv2.";
    private static final int MAX_GROUPS = 5;
    private static final int MAX_CLASSES = 6;

    /**
     * Why a group is there, by the group: names without {@value #ROOT}, nested classes being part of their outer one.
     */
    private static final Map<Set<String>, String> KNOWN = Map.of(
            Set.of(
                    "degrade.Blur",
                    "degrade.Chroma",
                    "degrade.ColorDegradation",
                    "degrade.ColorJitter",
                    "degrade.ColorSpaceTransform",
                    "degrade.CompressionDegradation",
                    "degrade.Contrast",
                    "degrade.Degradation",
                    "degrade.Denoising",
                    "degrade.Displacement",
                    "degrade.FrequencyDegradation",
                    "degrade.GeometryDegradation",
                    "degrade.ImageCodec",
                    "degrade.NoiseDegradation",
                    "degrade.OpticalBlur",
                    "degrade.Rescaling",
                    "degrade.Sharpening",
                    "degrade.ToneMapping",
                    "degrade.VideoCodec"),
            "a sealed type and its implementations: each group of operators names its records, each record its group",
            Set.of(
                    "cli.data.DataCheckCommand",
                    "cli.data.DataCommand",
                    "cli.data.DataListCommand",
                    "cli.data.DataSplitCommand"),
            "picocli: a command names its subcommands, and these inject their parent",
            Set.of(
                    "scoring.backbone.KernelRegression",
                    "scoring.backbone.LinearRegression",
                    "scoring.backbone.Regression"),
            "a sealed type and its implementations");

    @ArchTest
    static void onlyListedClassesDependOnEachOtherInACircle(JavaClasses classes) throws IOException {
        var edges = edges(classes, CirclesTest::topLevel);
        var found = Circles.of(edges);
        assertThat(Set.copyOf(found))
                .as(() -> found.size() + " groups\n"
                        + found.stream()
                                .map(group -> Circles.text(group, edges))
                                .collect(Collectors.joining()))
                .isEqualTo(KNOWN.keySet());
    }

    @ArchTest
    static void noTwoPackagesImportEachOther(JavaClasses classes) throws IOException {
        var edges = edges(classes, CirclesTest::packageOf);
        var pairs = new TreeSet<String>();
        edges.forEach((from, targets) -> targets.stream()
                .filter(to -> from.compareTo(to) < 0)
                .filter(to -> edges.getOrDefault(to, Set.of()).contains(from))
                .forEach(to -> pairs.add(from + " <-> " + to)));
        assertThat(pairs).isEmpty();
    }

    @Test
    void theListedGroupsAreFewSmallAndExplained() throws ClassNotFoundException {
        assertThat(KNOWN).hasSizeLessThanOrEqualTo(MAX_GROUPS);
        assertThat(KNOWN.values()).noneMatch(String::isBlank);
        for (var group : KNOWN.keySet()) {
            assertThat(group.size() <= MAX_CLASSES || isSealedTypeWithItsImplementations(group))
                    .as("at most %d classes, or a sealed type and its implementations: %s", MAX_CLASSES, group)
                    .isTrue();
        }
    }

    @Test
    void whatAClassFileRefersToIsRead() throws IOException {
        try (var in = CirclesTest.class.getResourceAsStream("CirclesTest.class")) {
            assertThat(ClassReferences.of(Objects.requireNonNull(in)))
                    .contains(ROOT + "cli.Circles", ROOT + "cli.ClassReferences")
                    .doesNotContain(ROOT + "cli.WordMatcher");
        }
    }

    @Test
    void groupsAreThoseThatReachEachOther() {
        var edges = new TreeMap<String, Set<String>>();
        edges.put("a", Set.of("b"));
        edges.put("b", Set.of("c"));
        edges.put("c", Set.of("a", "d"));
        edges.put("d", Set.of("e"));
        edges.put("f", Set.of("g", "a"));
        edges.put("g", Set.of("f"));
        assertThat(Circles.of(edges)).containsExactly(Set.of("a", "b", "c"), Set.of("f", "g"));
        assertThat(Circles.text(new TreeSet<>(Set.of("f", "g")), edges))
                .isEqualTo("2 in a circle:\n  f -> g\n  g -> f\n");
    }

    private static boolean isSealedTypeWithItsImplementations(Set<String> group) throws ClassNotFoundException {
        for (String name : group) {
            var type = Class.forName(ROOT + name);
            if (type.isSealed()) {
                boolean all = true;
                for (String other : group) {
                    all &= type.isAssignableFrom(Class.forName(ROOT + other));
                }
                if (all) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean isPacked(String type) {
        return type.startsWith(ROOT + "onnx.proto"); // protobuf and the classes of ONNX files, relocated
    }

    private static Map<String, Set<String>> edges(JavaClasses classes, UnaryOperator<String> node) throws IOException {
        String tests = CirclesTest.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath();
        var edges = new TreeMap<String, Set<String>>();
        for (var type : classes) {
            var file = type.getSource().orElseThrow().getUri();
            if (!file.toString().contains(tests) && !isPacked(type.getName())) {
                String from = node.apply(type.getName());
                try (var in = file.toURL().openStream()) {
                    var targets = edges.computeIfAbsent(from, key -> new TreeSet<>());
                    ClassReferences.of(in).stream()
                            .filter(name -> !isPacked(name))
                            .map(node)
                            .filter(to -> !to.equals(from))
                            .forEach(targets::add);
                }
            }
        }
        return edges;
    }

    private static String topLevel(String type) {
        String name = type.substring(ROOT.length());
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static String packageOf(String type) {
        return type.substring(0, type.lastIndexOf('.'));
    }
}
