package io.github.qptv2.cli;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The signatures that a module shows to its users, one a line: public and protected, of the packages that it exports.
 */
final class PublicApi {

    /** Of every class, or made by the compiler for every enum. */
    private static final Set<String> IMPLIED = Set.of("equals", "hashCode", "toString", "values", "valueOf");

    private static final int DECLARED =
            Modifier.PUBLIC | Modifier.PROTECTED | Modifier.STATIC | Modifier.ABSTRACT | Modifier.FINAL;

    private PublicApi() {}

    /** @param any a class of the module; all packages are exported where it has no descriptor */
    static SortedSet<String> of(Class<?> any) throws IOException {
        Path place = place(any);
        if (Files.isDirectory(place)) {
            return signatures(place, any.getClassLoader());
        }
        try (FileSystem jar = FileSystems.newFileSystem(place)) {
            return signatures(jar.getPath("/"), any.getClassLoader());
        }
    }

    private static Path place(Class<?> any) {
        try {
            return Path.of(
                    any.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SortedSet<String> signatures(Path root, ClassLoader loader) throws IOException {
        Predicate<String> exported = exported(root.resolve("module-info.class"));
        var lines = new TreeSet<String>();
        for (String name : classes(root)) {
            if (exported.test(name.substring(0, name.lastIndexOf('.')))) {
                Class<?> type = load(name, loader);
                if (visible(type)) {
                    addTo(lines, type);
                }
            }
        }
        return lines;
    }

    private static Predicate<String> exported(Path descriptor) throws IOException {
        if (!Files.exists(descriptor)) {
            return name -> true;
        }
        try (InputStream in = Files.newInputStream(descriptor)) {
            return ModuleDescriptor.read(in).exports().stream()
                    .filter(export -> !export.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .collect(Collectors.toSet())::contains;
        }
    }

    private static List<String> classes(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> file.startsWith("io/github/qptv2/") && file.endsWith(".class"))
                    .filter(file -> !file.endsWith("package-info.class"))
                    .map(file ->
                            file.substring(0, file.length() - ".class".length()).replace('/', '.'))
                    .toList();
        }
    }

    private static Class<?> load(String name, ClassLoader loader) {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean visible(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return !type.isAnonymousClass()
                && !type.isLocalClass()
                && shown(type.getModifiers())
                && (outer == null || visible(outer));
    }

    private static boolean shown(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    private static void addTo(Set<String> lines, Class<?> type) {
        String name = type.getName() + ": ";
        lines.add(name + declaration(type));
        Stream.of(type.getDeclaredConstructors(), type.getDeclaredMethods(), type.getDeclaredFields())
                .flatMap(Arrays::stream)
                .map(Member.class::cast)
                .filter(member -> shown(member.getModifiers()) && !member.isSynthetic())
                .filter(member -> !(member instanceof Method && IMPLIED.contains(member.getName())))
                .forEach(member -> lines.add(name + signature(member)));
    }

    /** Spelled here, since {@link Class#toGenericString} differs between releases of Java. */
    private static String declaration(Class<?> type) {
        var permitted = type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).map(Class::getName)
                : Stream.<String>empty();
        return Modifier.toString(type.getModifiers() & DECLARED)
                + " " + kind(type)
                + list(" ", Arrays.stream(type.getTypeParameters()).map(PublicApi::parameter))
                + list(
                        " extends ",
                        Stream.ofNullable(type.getGenericSuperclass()).map(Type::getTypeName))
                + list(
                        " implements ",
                        Arrays.stream(type.getGenericInterfaces()).map(Type::getTypeName))
                + list(" permits ", permitted);
    }

    private static String kind(Class<?> type) {
        if (type.isRecord()) {
            return "record";
        }
        return type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
    }

    private static String parameter(TypeVariable<?> variable) {
        return "<" + variable.getName()
                + list(" extends ", Arrays.stream(variable.getBounds()).map(Type::getTypeName)) + ">";
    }

    private static String list(String word, Stream<String> names) {
        String all = names.sorted().collect(Collectors.joining(", "));
        return all.isEmpty() ? "" : word + all;
    }

    private static String signature(Member member) {
        String text = member instanceof Field field
                ? field.toGenericString()
                : member instanceof Method method
                        ? method.toGenericString()
                        : ((Constructor<?>) member).toGenericString();
        return text.replace(member.getDeclaringClass().getTypeName() + ".", "");
    }
}
