package dev.nnm.benchmarks;

import dev.nnm.benchmarks.growth.Growth;
import dev.nnm.benchmarks.measure.Measuring;
import dev.nnm.benchmarks.report.MachineFacts;
import dev.nnm.benchmarks.report.Report;
import dev.nnm.benchmarks.report.ReportOptions;
import dev.nnm.benchmarks.table.Table;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The command of the benchmarks: {@code report} measures the table of performance, {@code growth} how compilation
 * grows, anything else is a command of JMH.
 */
public final class Main {

    private Main() {}

    /**
     * Runs the command.
     *
     * <ul>
     *   <li>{@code report [--long] [--vectors BITS | --tune] [--to FILE] [NAME…]}: measures all lines, or those whose
     *       names begin so, with kernels for some vectors or for those that make a line fastest, and writes a table
     *   <li>{@code names}: the names of the lines
     *   <li>{@code line NAME}: measures one line in this process
     *   <li>{@code growth [--to FILE]}: how compilation grows with what is compiled
     *   <li>{@code machine}: what can be known of the machine
     *   <li>otherwise, JMH
     * </ul>
     */
    public static void main(String[] arguments) throws IOException {
        List<String> rest = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "report" -> Report.run(ReportOptions.parse(rest));
            case "names" -> Table.lines().forEach(line -> System.out.println(line.name()));
            case "line" ->
                System.out.println(Measuring.measure(Table.named(rest.get(0))).format());
            case "growth" -> Growth.run(rest);
            case "machine" -> System.out.print(MachineFacts.measure().format());
            default -> org.openjdk.jmh.Main.main(arguments);
        }
        if (arguments.length > 0 && arguments[0].equals("line")) {
            System.exit(0);
        }
    }
}
