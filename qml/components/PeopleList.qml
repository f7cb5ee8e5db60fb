// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound

import QtQuick
import Doorward

// Whoever may come in. Up to seven are plain rows; from eight on there is a search above them.
// Somebody else is always last and always in view.
FocusScope {
    id: list

    required property PeopleModel people
    property int columns: 1
    property real most: 500 // height
    property real rowWidth: 392
    property real searchWidth: 400
    property bool countBeside: true
    property real outset: 12 // rows reach this far before the column, so that avatars stand on it

    readonly property bool searching: people.total > 7
    readonly property real rowHeight: (searching ? 64 : 72)
        + (Math.min(Tokens.textScale, 2) - 1) * 32
    readonly property real pitch: rowHeight + 8
    readonly property real rowsTop: searching ? search.height + 24 : 0
    readonly property real wanted: rowsTop + Math.ceil(people.count / columns) * pitch + rowHeight
        + (searching ? 24 : 0)

    signal chosen(int row)
    signal strangerChosen
    signal typed
    signal searchTouched

    implicitHeight: Math.min(wanted, most)

    Accessible.role: Accessible.List
    Accessible.name: qsTr("People, %n", "", people.count)

    function focusFirst(): void {
        if (searching)
            search.forceActiveFocus(Qt.TabFocusReason);
        else
            view.forceActiveFocus(Qt.TabFocusReason);
    }

    SearchField {
        id: search
        anchors.left: parent.left
        visible: list.searching
        width: list.searchWidth
        focus: list.searching
        onTextChanged: list.people.filter = text
        onTyped: list.typed()
        onTouched: list.searchTouched()
        onTaken: if (list.people.count > 0) list.chosen(Math.max(view.currentIndex, 0))
        onLeftDownwards: view.forceActiveFocus(Qt.TabFocusReason)
    }
    Words {
        visible: list.searching && list.countBeside
        anchors.left: search.right
        anchors.leftMargin: 24
        anchors.verticalCenter: search.verticalCenter
        text: list.people.filter === "" ? qsTr("%n people", "", list.people.total)
            : qsTr("%1 of %2").arg(list.people.count).arg(list.people.total)
        color: Tokens.quiet
        font.pixelSize: Tokens.scaled(Tokens.sizeSmall, 1.8)
    }
    GridView {
        id: view
        readonly property bool fades: contentHeight > height && !atYEnd
        x: LayoutMirroring.enabled ? list.width - width + list.outset : -list.outset
        y: list.rowsTop
        width: cellWidth * list.columns
        height: Math.max(0, list.height - list.rowsTop - list.rowHeight - (list.searching ? 16 : 0))
        cellWidth: list.columns > 1 ? 408 : list.rowWidth
        cellHeight: list.pitch
        clip: contentHeight > height
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        focus: !list.searching
        activeFocusOnTab: true
        keyNavigationEnabled: true
        model: list.people
        currentIndex: 0
        onCountChanged: currentIndex = count > 0 ? 0 : -1
        Keys.onReturnPressed: if (currentIndex >= 0) list.chosen(currentIndex)
        Keys.onEnterPressed: if (currentIndex >= 0) list.chosen(currentIndex)
        Keys.onSpacePressed: if (currentIndex >= 0) list.chosen(currentIndex)
        Keys.onPressed: event => {
            if (event.key === Qt.Key_Down && currentIndex + list.columns >= count) {
                stranger.forceActiveFocus(Qt.TabFocusReason);
                event.accepted = true;
            } else if (event.key === Qt.Key_Up && currentIndex < list.columns && list.searching) {
                search.forceActiveFocus(Qt.TabFocusReason);
                event.accepted = true;
            }
        }
        delegate: Item {
            id: cell
            required property int index
            required property string realName
            required property string initials
            required property url iconSource
            required property int colourIndex
            required property bool signedIn
            width: view.cellWidth
            height: view.cellHeight
            // The last 80 dp of a longer list run out softly.
            readonly property real foot: y + list.rowHeight - view.contentY
            opacity: view.fades ? Math.max(0, Math.min(1, (view.height - foot + 56) / 80)) : 1
            PersonRow {
                width: view.cellWidth - (list.columns > 1 ? 16 : 0)
                height: list.rowHeight
                compact: list.searching
                name: cell.realName
                initials: cell.initials
                picture: cell.iconSource
                colourIndex: cell.colourIndex
                note: cell.signedIn ? qsTr("Signed in") : ""
                current: view.currentIndex === cell.index
                    && ((view.activeFocus && Tokens.focusShown)
                        || (search.activeFocus && list.people.filter !== ""))
                onChosen: list.chosen(cell.index)
            }
        }
    }
    Rectangle {
        visible: view.interactive
        anchors.right: parent.right
        width: 4
        radius: 2
        color: Tokens.outline
        opacity: 0.8
        y: view.y + view.visibleArea.yPosition * view.height
        height: view.visibleArea.heightRatio * view.height
    }
    Words {
        visible: list.searching && list.people.count === 0
        y: list.rowsTop + 16
        text: qsTr("Nobody found.")
        color: Tokens.quiet
        Accessible.role: Accessible.AlertMessage
        Accessible.name: text
    }
    PersonRow {
        id: stranger
        x: view.x
        anchors.bottom: parent.bottom
        width: list.rowWidth
        height: list.rowHeight
        compact: list.searching
        stranger: true
        name: qsTr("Someone else")
        activeFocusOnTab: true
        Keys.onUpPressed: view.forceActiveFocus(Qt.TabFocusReason)
        onChosen: list.strangerChosen()
    }
}
