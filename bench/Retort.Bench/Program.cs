using Retort.Bench;

// Each benchmark is a command that measures Retort and its yardstick in one run and prints both.
switch (args)
{
    case ["runner", .. var rest]:
        return await RunnerBenchmark.RunAsync(rest);
    case ["backfill", .. var rest]:
        return await BackfillBenchmark.RunAsync(rest);
    case ["graph", .. var rest]:
        return GraphBenchmark.Run(rest);
    case ["compare", .. var rest]:
        return await CompareBenchmark.RunAsync(rest);
    case ["verify", .. var rest]:
        return await VerifyBenchmark.RunAsync(rest);
    case ["startup", .. var rest]:
        return await StartupBenchmark.RunAsync(rest);
    case ["copy", .. var rest]:
        return await CopyBenchmark.RunAsync(rest);
    case ["testing", .. var rest]:
        return await TestingBenchmark.RunAsync(rest);
    case ["model", .. var rest]:
        return await ModelBenchmark.RunAsync(rest);
    case ["lexer", .. var rest]:
        return LexerBenchmark.Run(rest);
    default:
        await Console.Error.WriteLineAsync("usage: Retort.Bench runner [<connection string>] [<revisions>] [<rounds>] | compare [<connection string>] [<database> ...] | backfill [<rows>] [<connection string>] | graph [<revisions>] | verify [<connection string>] [<revisions>] [<rounds>] | lexer <folder> | copy [<connection string>] [<megabytes>,...] [<rounds>] | startup [<rounds>] | testing [<connection string>] [<rounds>] | model [<url>] [<rounds>]");
        return 2;
}
