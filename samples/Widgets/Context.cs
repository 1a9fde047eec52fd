using Widgets.Models;
using Widgets.Storage;

namespace Widgets;

/// <summary>What an operation works with: the database and the storage of one request.</summary>
public sealed record Context(WidgetsContext Db, StorageClient Storage);
