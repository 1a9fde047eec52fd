using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;

namespace Quickstart.Db.Models;

[Index(nameof(Email), IsUnique = true)]
public sealed class User
{
    public int Id { get; set; }

    /// <summary>In lower case.</summary>
    [MaxLength(255)]
    public required string Email { get; set; }

    [MaxLength(255)]
    public required string Name { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset UpdatedAt { get; set; }
}
