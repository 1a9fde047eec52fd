using System.Diagnostics;
using Retort.Cli.Output;
using Retort.Cli.Parsing;
using Retort.Errors;
using Retort.Workspaces.Dev;

namespace Retort.Cli.Commands;

/// <summary>The loop of <c>retort dev</c>: look, compare, show; a key or an option applies, and the end writes the revision.</summary>
internal sealed class DevScreen(Invocation invocation, DevSession session)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly DevText text = new(invocation.Terminal);
    private DevDifference? shown;
    private bool hasFailed;

    public bool AppliesAtOnce { get; init; }

    public bool AppliesLosses { get; init; }

    public bool IsOnce { get; init; }

    public string? Message { get; init; }

    public ValueList<string> Renames { get; init; }

    private bool HasKeys => invocation.Terminal.IsInteractive && !IsOnce;

    public async Task<ExitCode> RunAsync(string database)
    {
        text.Begin(database, session.Watch.Count, IsOnce, HasKeys);
        try
        {
            await WatchAsync();
        }
        catch (OperationCanceledException) when (invocation.Cancellation.IsCancellationRequested)
        {
            // Ctrl-C is how it ends.
        }

        if (Message is { } message) await FoldAsync(message);
        return hasFailed && IsOnce ? ExitCode.Failed : ExitCode.Done;
    }

    private async Task WatchAsync()
    {
        for (string? seen = null; ; await Task.Delay(Pause, invocation.Cancellation))
        {
            var now = session.Watch.Look();
            if (now != seen)
            {
                seen = await SettledAsync(now);
                await CompareAsync(isFirst: shown is null && !hasFailed);
                if (IsOnce) return;
            }

            if (HasKeys && !await KeyAsync()) return;
        }
    }

    /// <summary>An editor writes several files, or one in pieces: waits until they rest.</summary>
    private async Task<string> SettledAsync(string now)
    {
        while (!IsOnce)
        {
            await Task.Delay(Pause, invocation.Cancellation);
            var next = session.Watch.Look();
            if (next == now) break;
            now = next;
        }

        return now;
    }

    private Task CompareAsync(bool isFirst) => GuardedAsync(async () =>
    {
        shown = await session.CompareAsync(invocation.Cancellation);
        text.Show(shown, isFirst, HasKeys);
        if (!AppliesAtOnce || shown.Statements.Count == 0) return;
        if (shown.Loses.Count == 0 || AppliesLosses) await ApplyAsync(shown);
        else text.Held(shown, HasKeys);
    });

    private async Task ApplyAsync(DevDifference difference)
    {
        var began = Stopwatch.GetTimestamp();
        await session.ApplyAsync(difference, invocation.Cancellation);
        text.Applied(difference, Stopwatch.GetElapsedTime(began));
        shown = await session.CompareAsync(invocation.Cancellation);
        if (shown.Statements.Count > 0) text.Show(shown, isFirst: false, HasKeys);
    }

    /// <summary>Does what a key says; false ends it.</summary>
    private async Task<bool> KeyAsync()
    {
        switch (invocation.Terminal.PressedKey())
        {
            case 'a' when shown is { Statements.Count: > 0 } difference:
                if (difference.Loses.Count > 0 && !await invocation.Terminal.ConfirmAsync($"Drop {string.Join(" and ", difference.Loses)}?", invocation.Cancellation)) return true;
                await GuardedAsync(() => ApplyAsync(difference));
                return true;
            case 'a': text.NothingToApply(); return true;
            case 'f' when await invocation.Terminal.AskAsync("Message of the revision:", invocation.Cancellation) is { Length: > 0 } message: return !await GuardedAsync(() => FoldAsync(message));
            case 'h' or '?': text.Keys(); return true;
            case 'q': return false;
            default: return true;
        }
    }

    /// <summary>At the end also after Ctrl-C, which must not cost the work of an hour.</summary>
    private async Task FoldAsync(string message) => text.Folded(await session.FoldAsync(message, Renames, CancellationToken.None), invocation);

    /// <summary>A mistake in a half-written model is shown, and the next change is waited for.</summary>
    private async Task<bool> GuardedAsync(Func<Task> work)
    {
        try
        {
            await work();
            hasFailed = false;
            return true;
        }
        catch (RetortException mistake) when (mistake.Code != "branch-changed")
        {
            ErrorText.Write(invocation.Terminal, mistake);
            hasFailed = true;
            shown = null;
            return false;
        }
    }
}
