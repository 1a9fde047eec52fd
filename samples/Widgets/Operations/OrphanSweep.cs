using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Retort.EntityFrameworkCore;
using Widgets.Models;

namespace Widgets.Operations;

/// <summary>Deletes for good what was archived long ago, then the files that no row knows any more, or ever knew. <c>make sweep</c>, or a nightly job.</summary>
public sealed class OrphanSweep(Context context, IOptions<SweepOptions> options, TimeProvider clock)
{
    public async Task<SweepReport> RunAsync(CancellationToken cancellation)
    {
        var rows = await context.Db.PurgeAsync<WidgetFile>(options.Value.KeepArchived, cancellation) + await context.Db.PurgeAsync<Widget>(options.Value.KeepArchived, cancellation);
        var files = 0;
        var before = clock.GetUtcNow().UtcDateTime - options.Value.LeaveYounger;
        await foreach (var page in context.Storage.PagesAsync(FileOperations.Prefix, cancellation))
        {
            var keys = page.Where(file => file.LastModified?.ToUniversalTime() <= before).Select(file => file.Key).ToList();
            // An archived file can be restored: its bytes are not an orphan's.
            var known = await context.Db.Files.IncludeArchived().Where(file => keys.Contains(file.Key)).Select(file => file.Key).ToListAsync(cancellation);
            foreach (var orphan in keys.Except(known))
            {
                await context.Storage.DeleteAsync(orphan, cancellation);
                files++;
            }
        }
        return new(rows, files);
    }
}
