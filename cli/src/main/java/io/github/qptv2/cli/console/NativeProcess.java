package io.github.qptv2.cli.console;

import com.sun.jna.Function;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;

/** Functions of the C library that Java lacks. */
public final class NativeProcess {

    private static final int STANDARD_ERROR = 2;

    private NativeProcess() {}

    /**
     * Terminates the process by {@code _exit}: without shutdown hooks, and without destructors of native libraries,
     * which crash while another thread is inside one of them.
     */
    public static void exitImmediately(int exitCode) {
        function("_exit").invokeVoid(new Object[] {exitCode});
    }

    /** Whether the standard error is a terminal. ({@code System.console()} asks about input and output.) */
    static boolean hasTerminal() {
        return function(Platform.isWindows() ? "_isatty" : "isatty").invokeInt(new Object[] {STANDARD_ERROR}) != 0;
    }

    private static Function function(String name) {
        return NativeLibrary.getInstance(Platform.C_LIBRARY_NAME).getFunction(name);
    }
}
