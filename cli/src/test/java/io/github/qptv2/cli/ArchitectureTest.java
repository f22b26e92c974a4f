package io.github.qptv2.cli;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

/** The dependency rules of ARCHITECTURE.md, checked where every module is on the class path. */
@AnalyzeClasses(packages = "io.github.qptv2", importOptions = DoNotIncludeTests.class)
class ArchitectureTest {

    private static final int MAX_FILES = 35;

    @ArchTest
    static final ArchRule onlyTheTensorPackageDependsOnLibtorch = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.qptv2.tensor..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco.pytorch..");

    @ArchTest
    static final ArchRule onlyTheOnnxModuleDependsOnOnnxRuntime = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.qptv2.onnx..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("ai.onnxruntime..", "ai.onnx..", "com.google.protobuf..");

    @ArchTest
    static final ArchRule scoringDoesNotDependOnLibtorch = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.qptv2.scoring..",
                    "io.github.qptv2.onnx..",
                    "io.github.qptv2.architecture..",
                    "io.github.qptv2.device..",
                    "io.github.qptv2.media..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.github.qptv2.tensor..", "io.github.qptv2.nn..", "io.github.qptv2.model..");

    @ArchTest
    static final ArchRule onlyMediaAndDegradationsDependOnOpenCvAndFfmpeg = noClasses()
            .that()
            .resideOutsideOfPackages("io.github.qptv2.media..", "io.github.qptv2.degrade..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco.opencv..", "org.bytedeco.ffmpeg..", "org.bytedeco.javacv..");

    @ArchTest
    static final ArchRule checkpointsAndArchitecturesArePlainJava = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.qptv2.checkpoint..", "io.github.qptv2.architecture..", "io.github.qptv2.device..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bytedeco..", "ai.onnxruntime..");

    @ArchTest
    static final ArchRule metricsArePlainJava = noClasses()
            .that()
            .resideInAPackage("io.github.qptv2.metric..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.bytedeco..",
                    "io.github.qptv2.tensor..",
                    "io.github.qptv2.media..",
                    "io.github.qptv2.scoring..",
                    "io.github.qptv2.dataset..",
                    "io.github.qptv2.loader..");

    @ArchTest
    static final ArchRule imagesHeadersAndResizingArePlainJava = noClasses()
            .that()
            .haveFullyQualifiedName("io.github.qptv2.media.image.Image")
            .or()
            .haveFullyQualifiedName("io.github.qptv2.media.image.ImageHeader")
            .or()
            .haveFullyQualifiedName("io.github.qptv2.media.image.Resize")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.bytedeco..");

    @ArchTest
    static final ArchRule scoringFromTheCommandLineDoesNotDependOnTraining = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.qptv2.cli.score..",
                    "io.github.qptv2.cli.serve..",
                    "io.github.qptv2.cli.rank..",
                    "io.github.qptv2.cli.model..",
                    "io.github.qptv2.cli.input..",
                    "io.github.qptv2.cli.output..",
                    "io.github.qptv2.cli.console..",
                    "io.github.qptv2.scoring..",
                    "io.github.qptv2.report..",
                    "io.github.qptv2.rank..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.qptv2.loader..",
                    "io.github.qptv2.train..",
                    "io.github.qptv2.loss..",
                    "io.github.qptv2.teacher..",
                    "io.github.qptv2.pretrain..",
                    "io.github.qptv2.finetune..");

    @ArchTest
    static final ArchRule theServiceDependsOnTheLibraryAlone = noClasses()
            .that()
            .resideInAPackage("io.github.qptv2.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.github.qptv2.cli..",
                    "io.github.qptv2.evaluate..",
                    "io.github.qptv2.report..",
                    "io.github.qptv2.rank..",
                    "io.github.qptv2.dataset..",
                    "io.github.qptv2.config..",
                    "io.github.qptv2.train..",
                    "com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule onlyTheServiceDependsOnAWebServer = noClasses()
            .that()
            .resideOutsideOfPackage("io.github.qptv2.server..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.javalin..", "org.eclipse.jetty..", "jakarta.servlet..", "io.micrometer..");

    @ArchTest
    static void aPackageHasAtMost35SourceFiles(JavaClasses classes) {
        Map<String, Set<String>> files = classes.stream()
                .filter(type -> !type.getPackageName().startsWith("io.github.qptv2.onnx.proto")) // relocated libraries
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(groupingBy(
                        JavaClass::getPackageName,
                        TreeMap::new,
                        mapping(
                                type -> type.getSource()
                                        .orElseThrow()
                                        .getFileName()
                                        .orElseThrow(),
                                toSet())));
        assertThat(files).isNotEmpty();
        files.forEach((name, sources) ->
                assertThat(sources).as("source files of %s", name).hasSizeLessThanOrEqualTo(MAX_FILES));
    }

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching("io.github.qptv2.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule theLibraryDependsOnNoJsonCommandLineOrLoggingImplementation = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.github.qptv2.tensor..",
                    "io.github.qptv2.nn..",
                    "io.github.qptv2.checkpoint..",
                    "io.github.qptv2.architecture..",
                    "io.github.qptv2.onnx..",
                    "io.github.qptv2.media..",
                    "io.github.qptv2.degrade..",
                    "io.github.qptv2.model..",
                    "io.github.qptv2.scoring..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..", "picocli..", "ch.qos.logback..");
}
